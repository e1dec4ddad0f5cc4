import type { TurnWords } from '../turns.ts';

export const turns: TurnWords = {
  backchannel: new Set(
    'mm mmm mhm mm-hm mm-hmm mmhmm hmm hm uh-huh uhhuh uh um ah oh aha okay ok yeah yep yup yes right sure great good fine alright cool nice i see got it'.split(
      ' ',
    ),
  ),
  stop: /\b(stop|wait|hold on|hang on|one second|one sec|just a (second|minute|moment)|excuse me|shut up|be quiet|pause)\b/,
};
