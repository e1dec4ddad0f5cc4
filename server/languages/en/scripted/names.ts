const NAME = String.raw`(?<name>\p{L}[\p{L}'\u2019.-]*(?:\s+\p{L}[\p{L}'\u2019.-]*){0,3})`;
const RELATION =
  'son|daughter|wife|husband|mother|mom|mum|father|dad|brother|sister|friend|partner|boyfriend|girlfriend|grandson|granddaughter|grandma|grandpa|child|kid|boy|girl|boss|dog|cat|puppy|kitten';

const NO_NAME = new Set(
  (
    'a an the and but or at on in for with by to of from my your his her our it is was that this i im me you we they he she not no yes yeah yep sure okay ok please thanks thank hi hello ' +
    'what when where how why which who can could would should do does did have has need want like looking calling trying going here there just so um uh ' +
    'today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
    'morning afternoon evening noon next first second third last one two three four five six seven eight nine ten eleven twelve later earlier ' +
    "appointment booking haircut beard trim message number phone name same good fine great perfect right correct sorry spelled nothing none nobody never maybe wait hold don't won't can't know let think guess absolutely cool whatever hmm thing rather say see back price everything included actually better make change exactly definitely certainly really not be as because if then than about with alright well oh ah huh again also too mine anybody anyone somebody someone nope nah " +
    RELATION.replaceAll('|', ' ')
  ).split(' '),
);
/** "I'd", "what's": a pronoun and its verb are no name. */
const CONTRACTED = /^(?:i|you|we|they|he|she|it|that|what|who|where|how|let|there|here)'(?:s|d|ll|m|re|ve)$/;

/** The ways in which a caller says a person's name. */
export const names = {
  /** Before or behind a name, which is the group `name`; each is more certain than the next. */
  announced: [
    new RegExp(String.raw`\bfor my (?:\w+ )?(?:${RELATION})[,]? (?:called |named )?${NAME}`, 'iu'),
    new RegExp(String.raw`\bmy (?:${RELATION}) (?<name>\p{Lu}\p{L}+)(?:'s|\u2019s)`, 'u'),
    new RegExp(
      String.raw`\b(?:(?:my|the|his|her|last|first|full) name(?:'s|\u2019s| is| would be)|name is|under(?: the name(?: of)?)?|call me(?! back\b)|named|called) ${NAME}`,
      'iu',
    ),
    new RegExp(
      String.raw`\b(?:[Tt]his is|[Ii]t(?:'s|\u2019s| is)|[Ii](?:'m|\u2019m| am)|[Ff]or) (?<name>\p{Lu}[\p{L}'\u2019-]*(?:\s+\p{Lu}[\p{L}'\u2019.-]*){0,2})`,
      'u',
    ),
    new RegExp(String.raw`^${NAME} (?:here|speaking)\b`, 'iu'),
  ],
  /** What is said before a name when it was asked for. */
  around:
    /^(?:(?:um+|uh+|er+|h?mm+|ah+|oh|well|so|right|sorry|thanks|thank you|alright|that'd be|it'd be|my name's|you can put|yes|yeah|yep|sure|okay|ok|certainly|of course|please|hi|hello|put it under|it's|it is|it’s|that's|that is|that would be|it would be|this is|i'm|i am|i’m|just|under|for|put|make it|name|the)[\s,.!]+)+/iu,
  /** Whether a word ends a name, or shows that it is none. */
  isNone: (word: string) => NO_NAME.has(word) || CONTRACTED.test(word),
  /** Names that are other words, too, and only names when nothing else is said. */
  isAlone: /^(?:april|june|august)(?:\s+\p{L}+)?$/iu,
  /** Its dot, behind the first group, ends no sentence. */
  title: /\b(Mr|Mrs|Ms|Dr|Prof|St)\.\s+/gi,
  /** Behind it stands the name that is meant. */
  correcting: /\b(?:no,? wait|wait,? no|i mean|i meant|or rather|make that|correction|sorry)\b[\s,.]*/i,
};
