import type { LanguageSamples } from '../contract-language.ts';

export const samples: LanguageSamples = {
  tag: 'en-US',
  currency: 'USD',
  dates: [
    ['next Tuesday at half past two', 'Tue 11-24 14:30'],
    ['tomorrow morning', 'Sun 11-22 00:00-12:00'],
  ],
  reactions: [
    ['yes please', 'yes'],
    ["no, that doesn't work", 'no'],
    ['thank you so much', 'thanks'],
    ['bye bye', 'bye'],
    ['hello there', 'greeting'],
    ["that's all", 'done'],
  ],
  intents: [
    ["I'd like to book a haircut", 'asksToBook'],
    ['can you move my appointment to Friday', 'wantsMove'],
    ['please cancel my appointment', 'wantsCancel'],
    ['can I leave a message', 'wantsMessage'],
    ['can I speak to a person', 'wantsPerson'],
    ['how much is a haircut?', 'aboutFacts'],
    ['could you say that again', 'wantsRepeat'],
  ],
  names: [
    ["it's Ann Lee", 'Ann Lee'],
    ['Ann L E I G H', 'Ann Leigh'],
    ['no, sorry', null],
  ],
  phones: [
    ['two one two, five five five, oh one four seven', '2125550147'],
    ['its 212 555 double oh four seven', '2125550047'],
  ],
  emails: [["it's ann dot lee at example dot com", 'ann.lee@example.com']],
  people: [
    ['me and my son', 2],
    ['a table for four', 4],
    ['a haircut', null],
  ],
  danger: ["my husband can't breathe", 'the kitchen is on fire', 'I want to kill myself'],
  noDanger: ['I was dying to get a haircut', 'my phone died', 'he had a heart attack last year'],
  own: ['can I come in tomorrow', 'no', 'Jose Garcia please'],
};
