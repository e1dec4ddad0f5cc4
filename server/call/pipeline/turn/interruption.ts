/** What words mean while the receptionist has the floor. */

/** Sounds and words by which a listener says "go on"; none of them asks for the floor. */
const BACKCHANNEL = new Set(
  'mm mmm mhm mm-hm mm-hmm mmhmm hmm hm uh-huh uhhuh uh um ah oh aha okay ok yeah yep yup yes right sure great good fine alright cool nice i see got it'.split(
    ' ',
  ),
);

const STOP =
  /\b(stop|wait|hold on|hang on|one second|one sec|just a (second|minute|moment)|excuse me|shut up|be quiet|pause)\b/;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];

/** True when every word is backchannel, and so for no words at all. */
const isBackchannel = (text: string): boolean => wordsOf(text).every((word) => BACKCHANNEL.has(word));

/** True when these words take the floor from the receptionist. */
export const interrupts = (text: string): boolean => STOP.test(text.toLowerCase()) || !isBackchannel(text);
