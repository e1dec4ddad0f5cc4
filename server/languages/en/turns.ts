/** The words by which a caller asks for the floor while the receptionist speaks, or does not. */
export const turns = {
  /** Sounds and words by which a listener says "go on", in lower case. */
  backchannel: new Set(
    'mm mmm mhm mm-hm mm-hmm mmhmm hmm hm uh-huh uhhuh uh um ah oh aha okay ok yeah yep yup yes right sure great good fine alright cool nice i see got it'.split(
      ' ',
    ),
  ),
  /** What asks to stop, wherever it stands in words in lower case. */
  stop: /\b(stop|wait|hold on|hang on|one second|one sec|just a (second|minute|moment)|excuse me|shut up|be quiet|pause)\b/,
};
