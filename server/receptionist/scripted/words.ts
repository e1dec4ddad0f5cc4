/** What a caller's words are about: yes or no, a wish, a question, a goodbye. Each takes the utterance as it was heard. */
import { shows, type Sign } from './signs.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[^\w' :?]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Tells whether an utterance shows one of the signs. */
const says =
  (...signs: readonly Sign[]) =>
  (text: string): boolean => {
    const words = plain(text);
    return signs.some((sign) => shows(sign, words));
  };

const NO =
  /\b(no|nope|nah|not (really|that|this|the|for me|good|quite|any|right|correct|ok|okay|great|perfect)|don'?t|do not|never ?mind|wrong|incorrect|neither|none|(doesn|won|can|isn|wouldn)'?t|cannot|rather not|too (late|early|soon))\b/;
const YES =
  /\b(yes|yeah|yep|yup|ya|sure|ok|okay|correct|right|exactly|absolutely|definitely|certainly|of course|go ahead|please( do)?|sounds (good|great|fine|perfect)|(that|it|which)('s| is| will be| would be)? (good|great|fine|perfect|ok|okay|works?)|works( for me)?|perfect|great|wonderful|lovely|do (it|that)|book (it|that)|take (it|that)|let's do|uh huh|mm hm|mhm|you bet|all good|si)\b/;
/** Negative words in what is a yes, and agreeable words in what is a no. */
const NO_MEANING_YES =
  /\b(no (need|problem|worries|rush|hurry)|why not|not bad|don'?t (mind|worry|see why not)|can'?t wait|no (?=that'?s (right|correct|fine|good|perfect)))\b/g;
const UNSURE = /\b(don'?t know|not sure|no idea|maybe|let me (think|see|check))\b/;

export const isUnsure = says(UNSURE);
/** Does not know what was asked. */
export const forgets = says(
  /\b(forgot(ten)?|(can'?t|cannot|don'?t) (remember|recall|know|have it)|no idea|not sure)\b/,
);

/**
 * How a yes-or-no question was answered; null when it was not. A no counts more than a yes beside it: taking "please
 * don't" for a yes does harm, taking a yes for a no costs one question.
 */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const words = plain(text);
  if (UNSURE.test(words)) return null;
  const meant = words.replaceAll(NO_MEANING_YES, 'yes ');
  if (NO.test(meant)) return 'no';
  return YES.test(meant) ? 'yes' : null;
}

/** Turned down, whatever time is named with it: "three is too late". */
const REFUSES = says(
  /\b(too (late|early|soon|far)|(does|do|will|would)(n'?t| not) (work|suit|do|fit)|won'?t (work|do)|can'?t (make|do|come)|not (good|possible)|not the \w+|neither|none of|something (else|different|later|earlier))\b/,
);
const NONE_OF_THEM = says(
  /\b(some|any)(one|body) (else|but|except)\b|\brather not\b|\bdon'?t (like|want) (it|that|this|those|them|him|her|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the (first|second|third|last))\b/,
);
/** "Not Sam", "not with Sam": a name is told by its capital. */
const REFUSES_NAME =
  /\b(?:[Nn]ot|[Ee]xcept|[Bb]ut not|[Dd]on['\u2019]?t (?:like|want))(?: with)? (?!I\b|I['\u2019])\p{Lu}\p{L}+/u;
/** Turned down, whatever is named with it: "three is too late", "not with Sam". */
export const refuses = (text: string): boolean =>
  !/\bwhy not\b/i.test(text) && (REFUSES(text) || NONE_OF_THEM(text) || REFUSES_NAME.test(text));

/** Wants times beyond those offered, though they may sound alike: "next Tuesday at three". */
export const looksFurther = says(
  /\b(next (week|month|mon|tue|wed|thu|fri|sat|sun)\w*|following|another|other|after that|before that)\b/,
);

const DAY =
  'mon(day)?|tues?(day)?|wed(nesday)?|thu(rs)?(day)?|fri(day)?|sat(urday)?|sun(day)?|today|tonight|tomorrow|weekend|week|month|january|february|march|april|june|july|august|september|october|november|december';
const HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

/** Names a day or a time, or a direction in time. */
export const namesTime = says(
  new RegExp(
    String.raw`\b(${DAY}|morning|afternoon|evening|noon|midday|lunch(time)?|later|earlier|sooner|asap|soon(est)?|earliest|any ?time|next (one|opening|available)|o'?clock|half past|quarter|\d{1,2}(:\d\d)? ?(am|pm|a m|p m)|\d{1,2}:\d\d|\d{1,2}(st|nd|rd|th)|(at|around|about|after|before|by|until|to) (\d{1,2}|${HOUR})|(${HOUR}) (thirty|fifteen|forty five|am|pm|a m|p m))\b`,
  ),
);

/** A number that is an hour where times are talked about, and anything elsewhere. */
export const namesBareHour = says(
  new RegExp(
    String.raw`(?<!\b(the|that|this|first|second|third|fourth|fifth|last|later|latest|earlier|earliest|any|other|another|which|each|either|number|option|for|whole|no(?= one)) )\b(${HOUR}|1[0-2]|[1-9])\b(?! (people|persons|of (us|them|those)|kids|minutes?|hours?|days?|weeks?|dollars|haircuts|times|more|else))`,
  ),
);

const WITH_SOMEBODY = says(
  /\bwith (?!(you|that|it|me|us|the|my|this|a|an|no|one|two|double)\b)\w+|\b(some|any)(one|body) (else|but|except)\b/,
);
const WISHES_NAME =
  /\b(?:(?:have|see|want|prefer|like|not|except|but|by|get|want) (?!I\b|I')\p{Lu}\p{L}+)(?! (?:name|speaking|here)\b)/u;
/** Asks for one of the staff, or not for one. A name without "with" is told by its capital. */
export const namesSomebody = (text: string): boolean =>
  WITH_SOMEBODY(text) ||
  WISHES_NAME.test(text) ||
  /\b[Ii]s \p{Lu}\p{L}+ (?:free|available|working)\b/u.test(text);

/** "See you Tuesday at three" takes leave, "can I come and see you Tuesday" does not. */
const LEAVE = String.raw`(bye( bye)?|good ?bye|(?<!\b(?:i|we|to|come|and) )see (you|ya)( (then|later|soon|there|around|on|this|next|at|o'?clock|am|pm|thirty|morning|afternoon|evening|\d+|${DAY}|${HOUR}))*|have a (good|nice|great|lovely)( (one|day|morning|afternoon|evening|night|week(end)?|time|rest of (the|your) \w+))?|take care(?! of))`;
/** Says goodbye in so many words. */
export const takesLeave = says(new RegExp(String.raw`\b${LEAVE}\b`));
const LEAVE_AND_THANKS = new RegExp(
  String.raw`\b(${LEAVE}|thanks( a lot| so much| very much)?|thank you( so much| very much)?|cheers|then|that'?s (all|it|everything)|that is all)\b`,
  'gi',
);
/** What was said beside the goodbye and the thanks. */
export const withoutLeave = (text: string): string =>
  text
    .replaceAll(LEAVE_AND_THANKS, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.!?])/g, '$1')
    .replaceAll(/^[\s,.!]+|(?<![\s,.!])[\s,.!]+$/g, '');

const DECLINING = new Set(
  "a absolutely all alright am anything appreciate are at awesome been bye cheers cool do don't else everything fine for good goodbye got great guess have help helpful here i i'm i've is it it's just kind lovely moment more much nah need never nice no nope not nothing now ok okay perfect please really right set so sorry thank thanks that that's the then think today um uh very want was we we're we've well were will with wonderful you you've your".split(
    ' ',
  ),
);
/** Wants nothing more, and says nothing else. */
export const onlyDeclines = (text: string): boolean =>
  plain(text)
    .split(/[ :?]+/)
    .every((word) => word === '' || DECLINING.has(word));

const SAYS_DONE = says(
  /\b(that'?s (all|it|everything)|that (is|will be|would be) (all|it|everything)|nothing( else| more)?|hang up|(i|we)('?m|'?re| am| are) (all set|done|good|fine|okay|ok)|(have|got) everything|don'?t (need|want) anything|not today)\b/,
);
export const saysGoodbye = (text: string): boolean => takesLeave(text) || SAYS_DONE(text);
const GREETS = says(/^(hi|hello|hey|good (morning|afternoon|evening)|yo)( there| again)?( \w+)?$/);
const THANKS = says(/^(\w+ ){0,2}(thanks|thank you|thx|cheers|appreciate it)\b/);
export const wantsRepeat = says(
  /\b(pardon|say (that|it) again|repeat (that|it|please)|come again|what (was that|did you say|do you mean)|(what|when) (time |day )?was (that|it)( again)?|didn'?t (hear|catch|get) (that|you|it)|once more|sorry what)\b|^(what|huh|sorry|excuse me)\??$/,
);
export const wantsPause = says(
  /\b(hold on|hang on|(one|just a|wait a) (moment|second|sec|minute)|give me a (moment|second|sec|minute))\b|^wait$/,
);
export const asksWhoSpeaks = says(
  /\bwho am i (talking|speaking) (to|with)\b|\bwho('s| is) this\b|\b(are you|am i (talking|speaking) (to|with)|is this) (a |an )?(robot|machine|bot|computer|real person|human|ai|person)\b/,
);

const WANTS_PERSON = says(
  /\b(talk|speak|chat) (to|with) (a |an |the |your |my |some )?(real |actual |live )?(person|human|someone|somebody|anyone|manager|owner|operator|representative|staff|boss|barber|dentist|doctor|vet|people)\b|\b(get|put|connect|transfer|pass) (\w+ ){0,6}?(person|human|manager|owner|operator|representative|boss)\b|\b(real|actual|live) (person|human)\b|\b(operator|representative|human being)\b|^(a )?(human|manager|person)( please)?$|\b(make|have|file|with) a complaint\b/,
);
const WANTS_SOMEBODY =
  /(?:^\W*|\b(?:can|could|may) I |\b[Ll]et me |\b(?:like|want|need) to )(?:talk|speak) (?:to|with) (?:him|her|them|\p{Lu}\p{L}+)/u;
const ASKS_AFTER = /\b[Ii]s (\p{Lu}\p{L}+) (?:there|around|in)\W*$/u;
/** Wants to speak with a person, whom they may name. */
export const wantsPerson = (text: string): boolean =>
  WANTS_PERSON(text) || WANTS_SOMEBODY.test(text) || !namesTime(ASKS_AFTER.exec(text)?.[1] ?? 'today');
export const isAngry = says(
  /\b(ridiculous|terrible|awful|horrible|worst|unacceptable|angry|furious|sick of|fed up|complain(t|ing)?|rude|outrageous|disgusting|damn|hell|stupid|useless|waste of|joke|never coming back)\b/,
);
export const isUrgent = says(/\b(urgent(ly)?|emergency|asap|right away|immediately|as soon as possible)\b/);

export const givesUp = says(
  /\b(never ?mind|forget (it|that|about it)|cancel that|scratch that|changed my mind)\b|\bleave it( then| as it is| like that)?$/,
);
const APPOINTMENT = String.raw`(my|an|our|the|his|her|this|that|tomorrow's|today's)( \w+)? ?(appointment|booking|reservation|haircut|visit|slot|time|cut|trim|cleaning|checkup)`;
export const wantsMove = says(
  new RegExp(
    String.raw`\b(reschedul\w*|postpone|re ?book|(move|change|switch|push|shift|bring) (\w+ )?${APPOINTMENT}|(move|push|shift) it (to|back|forward|up)|(change|switch) it (to|from)|different (day|time) for my)\b`,
  ),
  [/\b(have|got) an? (appointment|booking)\b/, /\b(make it|move|change|later|earlier|different|instead)\b/],
);
/** Of an appointment that is talked about: "can I make it an hour later". */
export const shifts = says(
  [/\b(make|have|move|push|change|switch) (it|that|mine)\b/, /\b(later|earlier)\b/],
  /\b(move|push|change|switch) (it|that|mine) (to|for)\b|\b(later|earlier) (instead|that day|the same day)\b/,
);
export const wantsCancel = says(
  new RegExp(
    String.raw`\b(cancel(l?ing)?|call off|get rid of ${APPOINTMENT}|can'?t (make|come to|keep) (it|${APPOINTMENT})|won'?t (make|be able to make|be coming))\b`,
  ),
);
const BOOKED = /\b(my|our|an) (next |existing )?(appointment|booking|reservation|haircut|visit)s?\b/;
const ASKS_FOR_BOOKED = says([
  /\b(when|what time|what day|do i have|check|confirm|look up|find|tell me)\b/,
  BOOKED,
]);
const ASKS_FOR_FREE = says([BOOKED, /\b(available|free)\b/]);
export const wantsLookUp = (text: string): boolean => ASKS_FOR_BOOKED(text) && !ASKS_FOR_FREE(text);
export const wantsMessage = says(
  /\b((leave|take|pass on|give|send|get) (\w+ )?(a )?message|pass (it|this|that|something) on|(tell|let) (?!me\b|us\b|you\b)((the|my) )?\w+ (know|that|to|i\b|i'm|i'll|we|the|my|it|he|she|there|please)|(have|ask|get) (the |my )?\w+ (to )?(call|ring|phone|give me a (call|ring))( me)?( back)?|call me back|callback|call back)\b/,
);

const IN_TROUBLE = says(
  /\b((running|going to be|gonna be|i'?ll be|we'?ll be|i'?m|we'?re) ((a|bit|little|about|so|very|probably|\w+ minutes?) ){0,4}late(?! (afternoon|morning|evening|in the))|(stuck|caught) in|on (my|our) way|(left|forgot|lost) my (?!appointment|booking|old|last|barber)\w+)\b/,
);
const ASKS_FOR_ONE = says(/\b(need|want|like|get) (a|an|to)\b/);
/** Says what the business should know: that they are late, that they left something. */
export const hasNews = (text: string): boolean =>
  IN_TROUBLE(text) &&
  !asksToBook(text) &&
  !ASKS_FOR_ONE(text) &&
  !wantsMove(text) &&
  !wantsCancel(text) &&
  !wantsLookUp(text);

const SERVICE =
  'appointment|haircut|hair ?cut|cut|trim|beard|shave|fade|colou?r|highlights|blow ?dry|wash|manicure|pedicure|nails|massage|facial|cleaning|check ?up|exam|consultation|filling|whitening|inspection|oil change|repair|visit|session|lesson|tune ?up';
/** Plainly asks for an appointment. */
export const asksToBook = says(
  /\b(book(ing)?|schedule|reserve|reservation|make an appointment|come (in|by)|set up|fit (me|us|him|her) in|squeeze|get (me |us )?in|(can|could|may) (i|we) (get|have) (one|an? \w+)|who('s| is) (free|available))\b/,
);
const WISHES = says(
  new RegExp(
    String.raw`\b(i|we|he|she|my \w+) ?('d| would|'ll)? ?(like|love|need|want|take|have|get)s?\b|\b(can|could|may) (i|we|you) (get|have|see|do)\b|\bdo you have (any|some) ?(time|thing)\b|\b(opening|available|availability|slot|free)s?\b|\b(looking|hoping) (for|to)\b|\b(${SERVICE})s?\b`,
  ),
);
const ABOUT_FACTS = says(
  /\b(open|close|closed|closing|hours|address|located|location|directions|where|park(ing)?|price|prices|cost|costs|how much|how long|charge|pay|card|cards|cash|walk ?ins?|insurance|wheelchair|website|offer|services|policy|who|deposit|wifi|kids|children|dogs?)\b/,
);
export const asksAnything = says(
  /\?$|^((um|uh|hi|hello|hey|so|and|also|well|okay|ok|actually|yes|yeah|sorry|there|good morning|good afternoon|quick question) )*(what|when|where|how|who|why|which|do you|does|did|are you|are there|is (there|it|the|your|that)|can you tell|could you tell|do i|i was wondering|i have a question)\b/,
);

/** Names what it is to be, and not only that it is to be. */
export const namesService = says(
  new RegExp(String.raw`\b(${SERVICE.replace('appointment|', '').replace('|visit|session|lesson', '')})s?\b`),
);
/** What is named comes on top of what was wished. */
export const addsService = says(/\b(too|also|as well|plus)\b|^and\b/);
/** Somebody who has just agreed wants it otherwise. */
export const changesMind = says(
  /\b(actually|instead|rather|make (it|that)|(can|could) (you|we|i)|i mean|i meant|change|wait|better|prefer|also|too|as well|not)\b/,
);
export const meansAll = says(/\b(both|all)\b/);
/** More than one person is to come at a time. */
export const comesTogether = says(
  /\b(me and my|my \w+ and (i|me)|(both|two|three) of us|(two|three|four|2|3|4) people|both (of )?my)\b/,
);
/** For whom it is, without a name. */
export const forSomebodyElse = says(
  /\bfor (my|our|a|another) (\w+ )?(son|daughter|wife|husband|mother|mom|mum|father|dad|brother|sister|friend|partner|boyfriend|girlfriend|kid|child|boy|girl|colleague|coworker|boss|grand\w+)\b/,
);
/** Speaks of what somebody else has booked. */
export const ofSomebodyElse = says(
  new RegExp(
    String.raw`\b(my \w+'s|(his|her|their)) (\w+ )?(appointment|booking|reservation|haircut|visit|cut|trim)\b`,
  ),
);

/** Wishes something that only an appointment fulfils. */
export const wishes = (text: string): boolean => asksToBook(text) || WISHES(text) || namesTime(text);
/** Asks for something that the business may have told about itself. */
export const asksFact = (text: string): boolean =>
  asksAnything(text) && ABOUT_FACTS(text) && !WHO_IS_FREE(text);
const WHO_IS_FREE = says(/\bwho('s| is) (free|available|working|in)\b/);
/** The questions of one breath, one by one: "how much is it, and where can I park?" */
export const questionsIn = (text: string): readonly string[] =>
  text
    .split(
      /(?:(?<![,?.])[,?.]+|\band)\s+(?:and |also )?(?=(?:how|what|when|where|do you|can i|is there|are you|who)\b)/i,
    )
    .map((each) => each.trim())
    .filter((each) => ABOUT_FACTS(each) && !asksToBook(each));
/** Wants something, whatever it is. */
export const wantsMore = (text: string): boolean =>
  wishes(text) || asksAnything(text) || wantsMove(text) || wantsCancel(text) || wantsMessage(text);
/** Says hello, or thank you, and nothing more. */
export const greets = (text: string): boolean => GREETS(text) && !wishes(text);
export const thanks = (text: string): boolean => THANKS(text) && !wishes(text) && !asksAnything(text);
