/** Words that are no part of a person's name, and words that are names as well. */
import { PETS, RELATIONS } from '../relations.ts';

const NO_NAMES = `a an the and but or at on in for with by to of from my your his her our it its is was that this these those i im me you we they he she him them us not no yes
yeah yea yep yup ya aye sure okay ok please thanks thank thx cheers ta hi hey hello bye goodbye what when where how why which who whom whose can could would should shall do does did have has had
need want wants like looking calling trying going go here there just so um uh today tomorrow tonight yesterday morning afternoon evening night noon midnight week weekend month year
time times date hour minute moment next first second third last one two three four five six seven eight nine ten eleven twelve later earlier appointment booking haircut beard trim message number phone
name names surname same good fine great perfect right correct wrong sorry pardon excuse spelled spelling spell nothing none nobody never maybe perhaps wait waiting hold hang don't won't
can't cannot couldn't didn't isn't doesn't know known knows let think thinking thought guess guessing absolutely cool whatever hmm hm thing things rather say says said see back everything included actually
better make made change changed exactly definitely certainly really be been being as because if then than about alright all well oh ah huh ooh aha again also too mine
man woman men women anybody anyone somebody someone everybody everyone nope nah wonderful amazing awesome excellent brilliant fantastic terrific super superb lovely nice sweet grand splendid marvellous neat ace okey dokey
alrighty righto roger understood agreed deal done ready gotcha got get gets getting sound sounds seem seems work works working still take takes taking took shut up down out off over dear gosh
goodness god heck hell damn crap wow ouch oops whoa yikes yay hooray ugh meh argh lol haha whoops nay sir madam ma'am mate buddy pal dude bro lady folks darling
company firm business office shop account usual already always sometimes often usually probably possibly obviously clearly basically literally honestly seriously simply quite enough almost
nearly away home busy free late early soon quick quickly slow slowly hurry straight after before until till during while since between without within into through
around behind under near far open closed any both each every either neither some many much more most less few several such different new old big whichever
whenever whoever put putting give given tell told ask asked asking answer answered call called hear heard listen speak speaking spoke talk talking repeat write writing type typing
stop come coming came leave leaving left stay keep find found lost forget forgot forgotten remember mean means meant understand believe wish feel feels sad angry tired
sick something anything people person human robot machine bot computer automated assistant receptionist caller customer help helping question questions problem trouble issue complaint stupid
ridiculous idiot dumb silly crazy insane rude annoying useless joke kidding joking money refund cost cheap expensive book booked cancel cancelled move moved reschedule confirm confirmed check
checking surprise choose pick decide myself yourself himself herself private anonymous secret only yet ever else another other instead very ago able are am were
affirmative negative indeed copy bingo okie dokie nevermind beats crying hallelujah coolio bloody driving eating walking cooking joining whoo woohoo
positive totally definite certain yessir cheerio blimey crikey jeez geez whew phew ditto likewise whichever anyhow`;

/** Given names, which somebody says alone. */
const GIVEN =
  'april may june august will mark hope grace faith joy dawn summer sunny bill rose an tuesday wednesday';
/** Words that a name begins or ends with, beside a word that is only a name: "Jo March", "Sunday Okafor", "Mai So". */
const BESIDE =
  'monday thursday friday saturday sunday january february march july september october november december good great day price long short so do he you my no see go well sweet love fine moody wish happy cannot home hunt money bond dear self church street new old little late early more most first fair dang bless bravo gee';

/** How sure it is that a word is of a name. `given`: by itself; `beside`: next to a name. */
type NameWord = 'name' | 'given' | 'beside' | 'none';

const words = (list: string): readonly string[] => list.split(/\s+/);
const none = new Set([...words(NO_NAMES), ...RELATIONS, ...PETS]);
const given = new Set(words(GIVEN));
const beside = new Set(words(BESIDE));

/** "I'd", "what's": a pronoun and its verb. */
const CONTRACTED =
  /^(?:i|you|we|they|he|she|it|that|what|who|where|how|let|there|here|name)'(?:s|d|ll|m|re|ve)$/;

/** @param word in lower case. */
export function nameWord(word: string): NameWord {
  if (given.has(word)) return 'given';
  if (beside.has(word)) return 'beside';
  return none.has(word) || CONTRACTED.test(word) || /\d/.test(word) ? 'none' : 'name';
}
