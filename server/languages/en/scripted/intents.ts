/** The patterns by which an intent is heard: a wish, a question, a goodbye. */
import { MONTH, WEEKDAY } from '../dates/rules.ts';
import type { Patterns } from '../../sign.ts';

const UNSURE = /\b(don'?t know|not sure|no idea|maybe|let me (think|see|check))\b/;
const NO =
  /\b(no|nope|nah|not (really|that|this|the|for me|good|quite|any|right|correct|ok|okay|great|perfect)|don'?t|do not|never ?mind|wrong|incorrect|neither|none|(doesn|won|can|isn|wouldn)'?t|cannot|rather not|too (late|early|soon))\b/;
const YES =
  /\b(yes|yeah|yep|yup|ya|sure|ok|okay|correct|right|exactly|absolutely|definitely|certainly|of course|go ahead|please( do)?|sounds (good|great|fine|perfect)|(that|it|which)('s| is| will be| would be)? (good|great|fine|perfect|ok|okay|works?)|works( for me)?|perfect|great|wonderful|lovely|do (it|that)|book (it|that)|take (it|that)|let's do|uh huh|mm hm|mhm|you bet|all good|si)\b/;
/** Negative words in what is a yes, and agreeable words in what is a no. */
const NO_MEANING_YES =
  /\b(no (need|problem|worries|rush|hurry)|why not|not bad|don'?t (mind|worry|see why not)|can'?t wait|no (?=that'?s (right|correct|fine|good|perfect)))\b/g;

/** How a yes-or-no question was answered; null when it was not. A no counts more than a yes beside it: taking "please don't" for a yes does harm, the other way costs one question. */
export function yesOrNo(words: string): 'yes' | 'no' | null {
  if (UNSURE.test(words)) return null;
  const meant = words.replaceAll(NO_MEANING_YES, 'yes ');
  if (NO.test(meant)) return 'no';
  return YES.test(meant) ? 'yes' : null;
}

const DAY = `${WEEKDAY}|${MONTH}|today|tonight|tomorrow|weekend|week|month`;
const HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** "See you Tuesday at three" is a goodbye, "can I come and see you Tuesday" does not. */
const GOODBYE = String.raw`(bye( bye)?|good ?bye|(?<!\b(?:i|we|to|come|and) )see (you|ya)( (then|later|soon|there|around|on|this|next|at|o'?clock|am|pm|thirty|morning|afternoon|evening|\d+|${DAY}|${HOUR}))*|have a (good|nice|great|lovely)( (one|day|morning|afternoon|evening|night|week(end)?|time|rest of (the|your) \w+))?|take care(?! of))`;
const SAYS_BYE = new RegExp(String.raw`\b${GOODBYE}\b`);
const GOODBYE_AND_THANKS = new RegExp(
  String.raw`\b(${GOODBYE}|thanks( a lot| so much| very much)?|thank you( so much| very much)?|cheers|then|that'?s (all|it|everything)|that is all)\b`,
  'gi',
);

/** An utterance without its goodbye and thanks. */
export const withoutGoodbye = (text: string): string =>
  text
    .replaceAll(GOODBYE_AND_THANKS, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.!?])/g, '$1')
    .replaceAll(/^[\s,.!]+|(?<![\s,.!])[\s,.!]+$/g, '');

const SIGNS_OF_LIFE = 'ah er hello hey hi hm oh ok okay right sorry sure uh um ya yea yeah yep yes yup';
const PRESENCE = new RegExp(
  String.raw`^[\s,.!?]*(?:(?:${SIGNS_OF_LIFE.replaceAll(' ', '|')})[\s,.!?]+)*(?:i['\u2019]?m|i am|we['\u2019]?re|we are|still)(?: still)? (?:here|there|with you|on the line|listening)(?:[\s]*[,.!?][\s,.!?]*|$)`,
  'i',
);

/** What answers "are you still there?" taken away: "yes, I'm here, the first one" is "the first one". */
export const withoutPresence = (text: string): string => text.replace(PRESENCE, '');

const DECLINING =
  "a absolutely all alright am anything appreciate are at awesome been bye cheers cool do don't else everything fine for good goodbye got great guess have help helpful here i i'm i've is it it's just kind lovely moment more much nah need never nice no nope not nothing now ok okay perfect please really right set so sorry thank thanks that that's the then think today um uh very want was we we're we've well were will with wonderful you you've your";
const ANNOUNCING =
  "a absolutely actually ahead also and be can could course do fine for give go good great have he hello her hi him i i'd i'll if is it just leave like may me message my of ok okay on owner pass please right she sounds sure take that the them then to want we will with works would yeah yep yes you";
/** Nothing is said but these words. */
const onlyOf = (words: string): RegExp => new RegExp(`^(?:(?:${words.replaceAll(' ', '|')})(?:[ :?]+|$))*$`);

const APPOINTMENT = String.raw`(my|an|our|the|his|her|this|that|tomorrow's|today's)( \w+)? ?(appointment|booking|reservation|haircut|visit|slot|time|cut|trim|cleaning|checkup)`;
const BOOKED = /\b(my|our|an) (next |existing )?(appointment|booking|reservation|haircut|visit)s?\b/;

const SERVICE =
  'haircut|hair ?cut|cut|trim|beard|shave|fade|colou?r|highlights|blow ?dry|wash|manicure|pedicure|nails|massage|facial|cleaning|check ?up|exam|consultation|filling|whitening|inspection|oil change|repair|tune ?up';
const NAMES_SERVICE = new RegExp(String.raw`\b(${SERVICE})s?\b`);
/** The services that are named, one word each and in the singular. */
export const servicesIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => NAMES_SERVICE.test(word))
    .map((word) => word.replace(/s$/, ''));

/** The questions of one breath, one by one: "how much is it, and where can I park?" */
export const questionsIn = (text: string): readonly string[] =>
  text
    .split(
      /(?:(?<![,?.])[,?.]+|\band)\s+(?:and |also )?(?=(?:how|what|when|where|do you|can i|is there|are you|who)\b)/i,
    )
    .map((each) => each.trim());

/** The possible subjects of an utterance. */
const PATTERNS = {
  isUnsure: UNSURE,
  forgets: /\b(forgot(ten)?|(can'?t|cannot|don'?t) (remember|recall|know|have it)|no idea|not sure)\b/,
  // "Why not Sam" takes what is offered; a name is told by its capital.
  /** Turns down, whatever is named with it: "three is too late", "not with Sam". */
  refuses: [
    /\b(too (late|early|soon|far)|(does|do|will|would)(n'?t| not) (work|suit|do|fit)|won'?t (work|do)|can'?t (make|do|come)|(?<!\bwhy )not (good|possible|the \w+)|neither|none of|something (else|different|later|earlier))\b/,
    /\b(some|any)(one|body) (else|but|except)\b|\brather not\b|\bdon'?t (like|want) (it|that|this|those|them|him|her|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the (first|second|third|last))\b/,
    /\b(?:(?<![Ww]hy )[Nn]ot|[Ee]xcept|[Bb]ut not|[Dd]on['\u2019]?t (?:like|want))(?: with)? (?!I\b|I['\u2019])\p{Lu}\p{L}+/u,
  ],
  /** Wants times beyond those offered, though they may sound alike: "next Tuesday at three". */
  looksFurther:
    /\b(next (week|month|mon|tue|wed|thu|fri|sat|sun)\w*|following|another|other|after that|before that)\b/,
  /** Names an hour in so many words: "at three". */
  namesHour: new RegExp(
    String.raw`\b(at|around|about|after|before|by|until|to) (\d{1,2}|${HOUR})\b|\d:\d\d|\bo'?clock\b`,
  ),
  namesSomebody: [
    /\bwith (?!(you|that|it|me|us|the|my|this|a|an|no|one|two|double)\b)\w+|\b(some|any)(one|body) (else|but|except)\b/,
    /\b(?:(?:have|see|want|prefer|like|not|except|but|by|get|want) (?!I\b|I')\p{Lu}\p{L}+)(?! (?:name|speaking|here)\b)/u,
    /\b[Ii]s \p{Lu}\p{L}+ (?:free|available|working)\b/u,
  ],
  /** Asks for somebody by the name alone: "Sam, please". */
  asksForName: /^(?:\p{Lu}\p{L}+),? please\W*$/u,
  saysBye: SAYS_BYE,
  saysGoodbye: [
    SAYS_BYE,
    /\b(that'?s (all|it|everything)|that (is|will be|would be) (all|it|everything)|nothing( else| more)?|hang up|(i|we)('?m|'?re| am| are) (all set|done|good|fine|okay|ok)|(have|got) everything|don'?t (need|want) anything|not today)\b/,
  ],
  onlyDeclines: onlyOf(DECLINING),
  greets: /^(hi|hello|hey|good (morning|afternoon|evening)|yo)( there| again)?( \w+)?$/,
  thanks: /^(\w+ ){0,2}(thanks|thank you|thx|cheers|appreciate it)\b/,
  wantsRepeat:
    /\b(pardon|say (that|it) again|repeat (that|it|please)|come again|what (was that|did you say|do you mean)|(what|when) (time |day )?was (that|it)( again)?|didn'?t (hear|catch|get) (that|you|it)|once more|sorry what)\b|^(what|huh|sorry|excuse me)\??$/,
  wantsPause:
    /\b(hold on|hang on|(one|just a|wait a) (moment|second|sec|minute)|give me a (moment|second|sec|minute))\b|^wait$/,
  asksWhoSpeaks:
    /\bwho am i (talking|speaking) (to|with)\b|\bwho('s| is) this\b|\b(are you|am i (talking|speaking) (to|with)|is this) (a |an )?(robot|machine|bot|computer|real person|human|ai|person)\b/,
  wantsPerson: [
    /\b(talk|speak|chat) (to|with) (a |an |the |your |my |some )?(real |actual |live )?(person|human|someone|somebody|anyone|manager|owner|operator|representative|staff|boss|barber|dentist|doctor|vet|people)\b|\b(get|put|connect|transfer|pass) (\w+ ){0,6}?(person|human|manager|owner|operator|representative|boss)\b|\b(real|actual|live) (person|human)\b|\b(operator|representative|human being)\b|^(a )?(human|manager|person)( please)?$|\b(make|have|file|with) a complaint\b/,
    /(?:^\W*|\b(?:can|could|may) I |\b[Ll]et me |\b(?:like|want|need) to )(?:talk|speak) (?:to|with) (?:him|her|them|\p{Lu}\p{L}+)/u,
    /\b[Ii]s (?!\w+day\b)\p{Lu}\p{L}+ (?:there|around|in)\W*$/u,
  ],
  isAngry:
    /\b(ridiculous|terrible|awful|horrible|worst|unacceptable|angry|furious|sick of|fed up|complain(t|ing)?|rude|outrageous|disgusting|damn|hell|stupid|useless|waste of|joke|never coming back)\b/,
  isUrgent: /\b(urgent(ly)?|emergency|asap|right away|immediately|as soon as possible)\b/,
  givesUp:
    /\b(never ?mind|forget (it|that|about it)|cancel that|scratch that|changed my mind)\b|\bleave it( then| as it is| like that)?$/,
  /** Speaks of an appointment, and of cancelling, at all. */
  namesBooking: /\b(appointment|booking|reschedul\w*)\b/,
  namesCancelling: /\bcancel/,
  wantsMove: [
    new RegExp(
      String.raw`\b(reschedul\w*|postpone|re ?book|(move|change|switch|push|shift|bring) (\w+ )?${APPOINTMENT}|(move|push|shift) it (to|back|forward|up)|(change|switch) it (to|from)|different (day|time) for my)\b`,
    ),
    [/\b(have|got) an? (appointment|booking)\b/, /\b(make it|move|change|later|earlier|different|instead)\b/],
  ],
  /** Of an appointment that is talked about: "can I make it an hour later". */
  shifts: [
    [/\b(make|have|move|push|change|switch) (it|that|mine)\b/, /\b(later|earlier)\b/],
    /\b(move|push|change|switch) (it|that|mine) (to|for)\b|\b(later|earlier) (instead|that day|the same day)\b/,
  ],
  wantsCancel: new RegExp(
    String.raw`\b(cancel(l?ing)?|call off|get rid of ${APPOINTMENT}|can'?t (make|come to|keep) (it|${APPOINTMENT})|won'?t (make|be able to make|be coming))\b`,
  ),
  asksForBooked: [[/\b(when|what time|what day|do i have|check|confirm|look up|find|tell me)\b/, BOOKED]],
  asksForFree: [[BOOKED, /\b(available|free)\b/]],
  wantsMessage:
    /\b((leave|take|pass on|give|send|get) (\w+ )?(a )?message|pass (it|this|that|something) on|(tell|let) (?!me\b|us\b|you\b)((the|my) )?\w+ (know|that|to|i\b|i'm|i'll|we|the|my|it|he|she|there|please)|(have|ask|get) (the |my )?\w+ (to )?(call|ring|phone|give me a (call|ring))( me)?( back)?|call me back|callback|call back)\b/,
  /** Says that there is a message, and not which. */
  onlyAnnounces: onlyOf(ANNOUNCING),
  /** Is late, has left something; and asks for something all the same. */
  inTrouble:
    /\b((running|going to be|gonna be|i'?ll be|we'?ll be|i'?m|we'?re) ((a|bit|little|about|so|very|probably|\w+ minutes?) ){0,4}late(?! (afternoon|morning|evening|in the))|(stuck|caught) in|on (my|our) way|(left|forgot|lost) my (?!appointment|booking|old|last|barber)\w+)\b/,
  asksForOne: /\b(need|want|like|get) (a|an|to)\b/,
  asksToBook:
    /\b(book(ing)?|schedule|reserve|reservation|make an appointment|come (in|by)|set up|fit (me|us|him|her) in|squeeze|get (me |us )?in|(can|could|may) (i|we) (get|have) (one|an? \w+)|who('s| is) (free|available))\b/,
  /** Wishes something that only an appointment fulfils, in other words. */
  wishes: new RegExp(
    String.raw`\b(i|we|he|she|my \w+) ?('d| would|'ll)? ?(like|love|need|want|take|have|get)s?\b|\b(can|could|may) (i|we|you) (get|have|see|do)\b|\bdo you have (any|some) ?(time|thing)\b|\b(opening|available|availability|slot|free)s?\b|\b(looking|hoping) (for|to)\b|\b(${SERVICE}|appointment|visit|session|lesson)s?\b`,
  ),
  /** Speaks of what the business may have told about itself. */
  aboutFacts:
    /\b(open|close|closed|closing|hours|address|located|location|directions|where|park(ing)?|price|prices|cost|costs|how much|how long|charge|pay|card|cards|cash|walk ?ins?|insurance|wheelchair|website|offer|services|policy|who|deposit|wifi|kids|children|dogs?)\b/,
  whoIsFree: /\bwho('s| is) (free|available|working|in)\b/,
  asksAnything:
    /\?$|^((um|uh|hi|hello|hey|so|and|also|well|okay|ok|actually|yes|yeah|sorry|there|good morning|good afternoon|quick question) )*(what|when|where|how|who|why|which|do you|does|did|are you|are there|is (there|it|the|your|that)|can you tell|could you tell|do i|i was wondering|i have a question)\b/,
  /** Names what it is to be, and not only that it is to be. */
  namesService: NAMES_SERVICE,
  addsService: /\b(too|also|as well|plus)\b|^and\b/,
  /** Somebody who has just agreed wants it otherwise; or what was just done is wrong. */
  changesMind:
    /\b(actually|instead|rather|make (it|that)|(can|could) (you|we|i)|i mean|i meant|change|wait|better|prefer|also|too|as well|not)\b/,
  contradicts: /^(?:oh|wait|no|nope|sorry|actually|hold on|hang on|um|uh)\b/,
  meansAll: /\b(both|all)\b/,
  comesTogether:
    /\b(me and my|my \w+ and (i|me)|(both|two|three) of us|(two|three|four|2|3|4) people|both (of )?my)\b/,
  /** For whom it is, without a name. */
  forSomebodyElse:
    /\bfor (my|our|a|another) (\w+ )?(son|daughter|wife|husband|mother|mom|mum|father|dad|brother|sister|friend|partner|boyfriend|girlfriend|kid|child|boy|girl|colleague|coworker|boss|grand\w+)\b/,
  /** Speaks of what somebody else has booked. */
  ofSomebodyElse: new RegExp(
    String.raw`\b(my \w+'s|(his|her|their)) (\w+ )?(appointment|booking|reservation|haircut|visit|cut|trim)\b`,
  ),
  /** Gives a sign of life and says nothing else. */
  onlyPresent: onlyOf(SIGNS_OF_LIFE),
  /** Of the receptionist's own: asks a silent caller for a sign of life, which is no question about the matter. */
  asksWhetherThere: /\bstill (there|on the line|with (me|us))\?$/,
  /** Of the receptionist's own: nobody can hear the caller, who may type. */
  saysCannotHear: [[/\bcan't hear you\b/, /\bkeypad\b/]],
} satisfies Readonly<Record<string, Patterns>>;

export type Intent = keyof typeof PATTERNS;
export const intents: Readonly<Record<Intent, Patterns>> = PATTERNS;
