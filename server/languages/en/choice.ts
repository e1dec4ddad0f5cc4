/** How a caller comes to speak this language with us. */
export const choice = {
  /** What the language calls itself. */
  name: 'English',
  /** Asks for this language, in it or in another. */
  wanted:
    /\b(?:(?:speak|talk|in|do you have|switch to|continue in) (?:an? )?english|english,? please|(?:en|hablo|habla|hablar) ingl[e\u00e9]s|en anglais|auf englisch|(?:parle[rz]?) anglais|sprech\w* (?:sie )?englisch)|^\W*english\W*$/iu,
  /** Said behind the greeting where the business lets its callers choose by a key. */
  press: (key: number): string => `For English, press ${String(key)}.`,
  /** Said once it was changed to. */
  switched: 'Of course, let us speak English. How can I help you?',
};
