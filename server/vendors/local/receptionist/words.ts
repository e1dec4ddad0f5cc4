/** What a caller's words are about: yes or no, a wish, a question, a goodbye. Each takes the utterance as it was heard. */

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[^\w' :?]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const says =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(plain(text));

const NO =
  /\b(no|nope|nah|not (really|that|this|the|for me|good|quite|any|right|correct|ok|okay|great|perfect)|don'?t|do not|never ?mind|wrong|incorrect|neither|none|(doesn|won|can|isn|wouldn)'?t|cannot|rather not|too (late|early|soon))\b/;
const YES =
  /\b(yes|yeah|yep|yup|ya|sure|ok|okay|correct|right|exactly|absolutely|definitely|certainly|of course|go ahead|please( do)?|sounds (good|great|fine|perfect)|(that|it|which)('s| is| will be| would be)? (good|great|fine|perfect|ok|okay|works?)|works( for me)?|perfect|great|wonderful|lovely|do (it|that)|book (it|that)|take (it|that)|let's do|uh huh|mm hm|mhm|you bet|all good|si)\b/;
/** Negative words in what is a yes, and agreeable words in what is a no. */
const NO_MEANING_YES =
  /\b(no (need|problem|worries|rush|hurry)|why not|not bad|don'?t (mind|worry|see why not)|can'?t wait|no (?=that'?s (right|correct|fine|good|perfect)))\b/g;
const UNSURE = /\b(don'?t know|not sure|no idea|maybe|let me (think|see|check))\b/;

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
export const refuses = says(
  /\b(too (late|early|soon|far)|(does|do|will|would)(n'?t| not) (work|suit|do|fit)|won'?t (work|do)|can'?t (make|do|come)|not (good|possible)|not the \w+|neither|none of|something (else|different|later|earlier))\b/,
);

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

/** Asks for one of the staff. */
export const namesSomebody = says(/\bwith (?!you|that|it|me|us|the|my|this)\w+/);

export const saysGoodbye = says(
  /\b(bye|goodbye|good bye|that'?s (all|it|everything)|that (is|will be|would be) (all|it|everything)|see (you|ya)( later| then)?|have a (good|nice|great)( one| day)|nothing( else| more)?|hang up|(i|we)('?m|'?re| am| are) (all set|done|good|fine|okay|ok)|(have|got) everything|don'?t (need|want) anything|not today)\b/,
);
const GREETS = says(/^(hi|hello|hey|good (morning|afternoon|evening)|yo)( there| again)?( \w+)?$/);
const THANKS = says(/^(\w+ ){0,2}(thanks|thank you|thx|cheers|appreciate it)\b/);
export const wantsRepeat = says(
  /\b(pardon|say (that|it) again|repeat (that|it|please)|come again|what (was that|did you say)|didn'?t (hear|catch|get) (that|you|it)|once more|sorry what)\b|^(what|huh|sorry|excuse me)\??$/,
);
export const wantsPause = says(
  /\b(hold on|hang on|(one|just a|wait a) (moment|second|sec|minute)|give me a (moment|second|sec|minute))\b|^wait$/,
);
export const asksWhoSpeaks = says(
  /\b(are you|am i (talking|speaking) (to|with)|is this) (a |an )?(robot|machine|bot|computer|real person|human|ai|person)\b/,
);

export const wantsPerson = says(
  /\b(talk|speak|chat) (to|with) (a |an |the |your |my |some )?(real |actual |live )?(person|human|someone|somebody|anyone|manager|owner|operator|representative|staff|boss|barber|dentist|doctor|vet|people)\b|\b(get|put|connect|transfer|pass) (me )?(\w+ )*?(person|human|manager|owner|operator|representative|boss)\b|\b(real|actual|live) (person|human)\b|\b(operator|representative|human being)\b|^(a )?(human|manager|person)( please)?$/,
);
export const isAngry = says(
  /\b(ridiculous|terrible|awful|horrible|worst|unacceptable|angry|furious|sick of|fed up|complain(t|ing)?|rude|outrageous|disgusting|damn|hell|stupid|useless|waste of|joke|never coming back)\b/,
);
export const isUrgent = says(/\b(urgent(ly)?|emergency|asap|right away|immediately|as soon as possible)\b/);

export const givesUp = says(
  /\b(never ?mind|forget (it|that|about it)|cancel that|scratch that|changed my mind)\b/,
);
const APPOINTMENT = String.raw`(my|an|our|the|his|her|this|that|tomorrow's|today's)( \w+)? ?(appointment|booking|reservation|haircut|visit|slot|time|cut|trim|cleaning|checkup)`;
export const wantsMove = says(
  new RegExp(
    String.raw`\b(reschedul\w*|postpone|re ?book|(move|change|switch|push|shift|bring) (\w+ )?${APPOINTMENT}|(move|push|shift) it (to|back|forward|up)|(change|switch) it (to|from)|different (day|time) for my)\b`,
  ),
);
export const wantsCancel = says(
  new RegExp(
    String.raw`\b(cancel(l?ing)?|call off|get rid of ${APPOINTMENT}|can'?t (make|come to|keep) (it|${APPOINTMENT})|won'?t (make|be able to make|be coming))\b`,
  ),
);
export const wantsLookUp = says(
  new RegExp(
    String.raw`\b(when('s| is| was)?|what time( is|'s)?|what day|do i have|check( on)?|confirm|look up|find|tell me)\b.*\b(my|our|an) (next |existing )?(appointment|booking|reservation|haircut|visit)s?\b(?!.*\b(available|free)\b)`,
  ),
);
export const wantsMessage = says(
  /\b((leave|take|pass on|give|send|get) (\w+ )?(a )?message|pass (it|this|that|something) on|(tell|let) (?!me\b|us\b)\w+ (know|that|to|i\b|i'm|i'll|we)|(have|ask|get) \w+ (to )?(call|ring|phone)( me)?( back)?|call me back|callback|call back)\b/,
);

const SERVICE =
  'appointment|haircut|hair ?cut|cut|trim|beard|shave|fade|colou?r|highlights|blow ?dry|wash|manicure|pedicure|nails|massage|facial|cleaning|check ?up|exam|consultation|filling|whitening|inspection|oil change|repair|visit|session|lesson|tune ?up';
/** Plainly asks for an appointment. */
export const asksToBook = says(
  /\b(book(ing)?|schedule|reserve|reservation|make an appointment|come (in|by)|set up|fit (me|us|him|her) in|squeeze|get (me |us )?in)\b/,
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

/** Wishes something that only an appointment fulfils. */
export const wishes = (text: string): boolean => asksToBook(text) || WISHES(text) || namesTime(text);
/** Asks for something that the business may have told about itself. */
export const asksFact = (text: string): boolean => asksAnything(text) && ABOUT_FACTS(text);
/** Wants something, whatever it is. */
export const wantsMore = (text: string): boolean =>
  wishes(text) || asksAnything(text) || wantsMove(text) || wantsCancel(text) || wantsMessage(text);
/** Says hello, or thank you, and nothing more. */
export const greets = (text: string): boolean => GREETS(text) && !wishes(text);
export const thanks = (text: string): boolean => THANKS(text) && !wishes(text) && !asksAnything(text);
