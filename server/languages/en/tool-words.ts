/** The words, in lower case, by which the tools know names, refusals and questions. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const NEGATIONS = set("not don't dont never isn't isnt can't cant cannot without except besides apart avoid");
/** What may stand between a refusal and its name: "I don't want an appointment with Sam". */
const BETWEEN = set('else from to see have want like get be take go by appointment booking really');
const ANYBODY = set('anyone anybody anything everyone everybody someone somebody');

const withoutBetween = (said: readonly string[]) =>
  said.slice(0, said.findLastIndex((word) => !BETWEEN.has(word)) + 1);

/** "Not Sam", "anybody but Sam", "I don't like Sam". */
function refuses(before: readonly string[]): boolean {
  const said = withoutBetween(before);
  const word = said.at(-1) ?? '';
  const earlier = said.at(-2) ?? '';
  if (word === 'but') return ANYBODY.has(withoutBetween(said.slice(0, -1)).at(-1) ?? '');
  if (word === 'than') return earlier === 'other' || earlier === 'rather';
  // "Why not Sam?" wishes.
  return NEGATIONS.has(word) && earlier !== 'why';
}

export const words = {
  /** Part of many names of services and people, and telling none of them. */
  filling: set('and the a an of with for or'),
  singular: (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word),
  /** Whether the words before a person's name say that it is not to be them. */
  refuses,
  /** Says that it may be anybody. */
  anybody:
    /\b(?:(?:anyone|anybody)(?!(?: else)? (?:but|except|besides|other than|apart from)\b)|whoever|either|no preference|doesn't matter|don't mind|don't care)/i,
  /** Said around a name or written beside it: none of it is a name by itself. */
  aroundNames: set(
    'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior',
  ),
  /** What a question is about. */
  about: {
    hours: /\b(hours|open|opens|opening|close|closed|closes|closing)\b/i,
    price: /\b(price|prices|cost|costs|much|charge|charges|fee|rate|rates|expensive)\b/i,
    length: /\b(how long|how much time|duration)\b/i,
    services: /\b(services|offer|what do you do|treatments|menu)\b/i,
    email: /\be-?mail\b/i,
    address: /\b(where|address|located|location|directions|find you)\b/i,
    staff: /\b(who works|barbers|stylists|staff|who is working)\b/i,
  },
  /** Too common to tell one question from another. */
  common: set(
    'a an and are at be can could do does for have how i in is it me my of on or please tell the there to us we what when where which will with would you your about any',
  ),
  stem: (word: string): string => (word.length > 3 ? word.replace(/(ing|s)$/, '') : word),
};
