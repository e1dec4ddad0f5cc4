import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emergencyIn as emergencyFor } from './emergency.ts';

const emergencyIn = (utterance: string, trade: string, country: string): string | null =>
  emergencyFor(utterance, { trade, country, language: 'en-US' });

describe('an emergency', () => {
  test.each([
    'I have chest pain',
    "My husband, he's got pain in his chest",
    "I can't breathe",
    'she can’t breathe!',
    "He's not breathing.",
    'I am having trouble breathing',
    'I think he took an overdose',
    'she took a whole bottle of pills',
    'I want to kill myself',
    "I'm thinking about suicide",
    'I just want to die',
    "I don't want to live anymore",
    'my father is unconscious',
    'my mom just collapsed',
    "he won't wake up",
    "I'm bleeding heavily",
    "the bleeding won't stop",
    "it's bleeding and I can't stop the bleeding",
    'my baby is choking',
    'I think I had a heart attack',
    'she is having a seizure',
    'I think I am dying',
    'no, he has chest pain',
    'please call 911',
    'I need an ambulance',
    'the kitchen is on fire',
    'the carbon monoxide detector is going off, carbon monoxide!',
    'I smell gas in the basement',
    "there's a gas leak",
    'it smells like rotten eggs',
    'hi um yes so I wanted to book but my chest hurts really badly',
  ])('is recognized in "%s"', (utterance) => {
    expect(emergencyIn(utterance, 'barber', 'US')).toMatch(/hang up now/i);
  });

  test.each([
    "I'm dying for a haircut",
    'this is killing me',
    'you are by the gas station, right?',
    'I have to kill some time',
    'my last barber butchered me',
    'I want to die my hair blonde',
    'my hair is dying to be cut',
    'do you have a fire sale? There is a fire place in the shop',
    'I had a heart attack of joy last year',
    'no chest pain or anything, just a cleaning please',
    "I'm not having any trouble breathing",
    'I got a flu shot',
    'the Suicide Squad haircut please',
    'my car smells like gas',
    'it would be murder to wait that long',
    'my toilet is overflowing, it is an emergency',
    "I can't make it, I'm stuck in bed with a cold",
    "my tooth's bleeding a little when I brush",
    'I passed on that and collapsed on my sofa laughing',
    'heart of the matter is I need Tuesday',
    'you guys are on fire',
    'a stroke of luck, you are open',
  ])('is not recognized in "%s"', (utterance) => {
    expect(emergencyIn(utterance, 'barber', 'US')).toBeNull();
  });

  test('is recognized by the trade of the business', () => {
    const swelling = 'my jaw is swollen and it is hard to swallow';
    expect(emergencyIn(swelling, 'dentist', 'US')).not.toBeNull();
    expect(emergencyIn('there are sparks coming out of the outlet', 'electrician', 'US')).not.toBeNull();
    expect(emergencyIn('there are sparks coming out of the outlet', 'barber', 'US')).toBeNull();
    expect(emergencyIn('I smell gas', 'plumber', 'US')).toContain('from outside');
    expect(emergencyIn('it smells like gas under the hood', 'auto repair', 'US')).toBeNull();
  });

  test.each([
    ['restaurant', 'my son is allergic and his lips are swelling'],
    ['restaurant', 'she ate shrimp at your place and her throat itches, she has hives'],
    ['restaurant', 'he needs an EpiPen'],
    ['restaurant', "there's a bone stuck in his throat"],
    ['law office', "my ex is outside and I'm scared"],
    ['law office', 'I have a restraining order and he is at my door'],
    ['law office', "he's going to hurt me"],
    ['law office', "I'm not safe at home"],
    ['vet', 'my dog was hit by a car'],
    ['plumber', 'there is water in the electrical panel'],
    ['dentist', 'my face is so swollen that I can hardly swallow'],
    ['barber', "he can't breathe"],
    ['local', 'I need an ambulance'],
  ])('is recognized by a %s in "%s"', (trade, utterance) => {
    expect(emergencyIn(utterance, trade, 'US')).not.toBeNull();
  });

  test.each([
    ['restaurant', 'is there something without nuts? My wife is allergic'],
    ['restaurant', 'we want to eat outside at seven'],
    ['restaurant', 'a table by the fire place for four'],
    ['law office', 'my ex husband is threatening to sue me'],
    ['law office', 'I need a restraining order against my neighbour'],
    ['law office', "my partner is coming along, we're both afraid of losing the house"],
    ['law office', 'he hit my car last year'],
    ['law office', 'are they going to hit me with a fee?'],
    ['lawn care', "he's going to beat me to it"],
  ])('is not recognized by a %s in "%s"', (trade, utterance) => {
    expect(emergencyIn(utterance, trade, 'US')).toBeNull();
  });

  test('of an animal is sent to the animal hospital, and one of its owner to the ambulance', () => {
    expect(emergencyIn('my dog ate chocolate', 'veterinarian', 'US')).toContain('animal hospital');
    expect(emergencyIn("my cat can't breathe", 'vet', 'US')).toContain('animal hospital');
    expect(emergencyIn("I can't breathe", 'vet', 'US')).toContain('911');
    expect(emergencyIn('my dog needs his shots', 'vet', 'US')).toBeNull();
    expect(emergencyIn('please call an ambulance', 'vet', 'US')).toContain('911');
    expect(emergencyIn("there's a fire in the kitchen", 'vet', 'US')).toContain('911');
  });

  test.each([
    ['US', '911'],
    ['CA', '911'],
    ['GB', '999'],
    ['DE', '112'],
    ['AU', '000'],
    ['NZ', '111'],
  ])('is answered in %s with %s', (country, number) => {
    expect(emergencyIn('he is unconscious', 'dentist', country)).toContain(`call ${number}.`);
  });

  test.each([
    ['he is unconscious', '119'],
    ['the kitchen is on fire', '119'],
    ['somebody is breaking into my house', '110'],
  ])('is answered by the number of those who come: "%s" in Japan by %s', (utterance, number) => {
    expect(emergencyIn(utterance, 'barber', 'JP')).toContain(`call ${number}.`);
  });

  test.each([
    "I have chest pain, no no, I'm fine, I just need a haircut",
    'he collapsed, just kidding',
    'my house is on fire, false alarm',
  ])('is not heard once it is taken back: "%s"', (utterance) => {
    expect(emergencyIn(utterance, 'barber', 'US')).toBeNull();
  });

  test('that is told after one was taken back is heard', () => {
    expect(emergencyIn("I'm fine, but my wife is choking", 'barber', 'US')).not.toBeNull();
  });

  test('of a caller who wants to harm themselves is also answered with the number of a crisis line', () => {
    expect(emergencyIn('I want to kill myself', 'barber', 'US')).toMatch(/911.*988/);
  });

  test('is recognized among other words', () => {
    const words = fc.array(
      fc.constantFrom('hello', 'please', 'so', 'well', 'haircut', 'Tuesday', 'at', 'three'),
    );
    fc.assert(
      fc.property(words, words, (before, after) => {
        const utterance = [...before, "he can't breathe", ...after].join(' ');
        expect(emergencyIn(utterance, 'barber', 'US')).not.toBeNull();
      }),
    );
  });

  test('is recognized quickly in a long utterance', () => {
    const rambling = 'he has a gun swelling water '.repeat(400);
    const begin = performance.now();
    emergencyIn(rambling, 'dentist plumber electrician restaurant law office', 'US');
    expect(performance.now() - begin).toBeLessThan(200);
  });
});
