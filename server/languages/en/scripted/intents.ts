/** The patterns by which an intent is heard: a wish, a question, a goodbye. */
import { MONTH, WEEKDAY } from '../dates/rules.ts';
import { RELATION } from '../relations.ts';
import type { Patterns } from '../../sign.ts';
import { bookingWords } from '../booking-words.ts';
import { news } from './news.ts';
import { reactionsIn } from './reactions.ts';

const DAY = `${WEEKDAY}|${MONTH}|today|tonight|tomorrow|weekend|week|month`;
const HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** "See you Tuesday at three" is a goodbye, "can I come and see you Tuesday" does not. */
const GOODBYE = String.raw`(bye( bye)?|good ?bye|(?<!\b(?:i|we|to|come|and) )see (you|ya)( (then|later|soon|there|around|on|this|next|at|o'?clock|am|pm|thirty|morning|afternoon|evening|\d+|${DAY}|${HOUR}))*|have a (good|nice|great|lovely|wonderful) (one|day|morning|afternoon|evening|night|week(end)?|time|rest of (the|your) \w+)|take care(?! of))`;
const SAYS_BYE = new RegExp(String.raw`\b${GOODBYE}\b`, 'g');

/** Whether an utterance's words end on a goodbye. */
export function endsOnGoodbye(words: string): boolean {
  const last = Array.from(words.matchAll(SAYS_BYE)).at(-1);
  return last !== undefined && reactionsIn(words.slice(last.index + last[0].length)).content === '';
}
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
  String.raw`^[\s,.!?]*(?:(?:${SIGNS_OF_LIFE.replaceAll(' ', '|')})[\s,.!?]+)*(?:i'?m|i am|we'?re|we are|still)(?: still)? (?:here|there|with you|on the line|listening)(?:[\s]*[,.!?][\s,.!?]*|$)`,
  'i',
);

/** What answers "are you still there?" taken away: "yes, I'm here, the first one" is "the first one". */
export const withoutPresence = (text: string): string => text.replace(PRESENCE, '');

const ANNOUNCING =
  "a absolutely actually ahead also and be can could course do fine for give go good great have he hello her hi him i i'd i'll if is it just leave like may me message my of ok okay on owner pass please right she sounds sure take that the them then to want we will with works would yeah yep yes you";
/** Nothing is said but these words. */
const onlyOf = (words: string): RegExp => new RegExp(`^(?:(?:${words.replaceAll(' ', '|')})(?:[ :?]+|$))*$`);

const APPOINTMENT = String.raw`(my|an|our|the|his|her|this|that|tomorrow's|today's)( \w+)? ?(appointment|booking|reservation|haircut|visit|slot|time|cut|trim|cleaning|checkup)`;
const BOOKED =
  /\b(my|our|an|his|her) (next |existing |upcoming |current |\w+day )?(appointment|booking|reservation|haircut|visit|slot|time)s?\b/;

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
      /(?:(?<![,?.])[,?.]+|\b(?:and|but|so))\s+(?:and |also |but |so |just )?(?=(?:how|what|when|where|do you|can i|is there|are you|who)\b)/i,
    )
    .map((each) => each.trim());

/** The possible subjects of an utterance. */
const PATTERNS = {
  isUnsure: /\b(don'?t know|not sure|no idea|maybe|let me (think|see|check))\b/,
  forgets: /\b(forgot(ten)?|(can'?t|cannot|don'?t) (remember|recall|know|have it)|no idea|not sure)\b/,
  // "Why not Sam" takes what is offered; a name is told by its capital.
  /** Turns down, whatever is named with it: "three is too late", "not with Sam". */
  refuses: [
    /\b(too (late|early|soon|far)|(does|do|will|would)(n'?t| not) (work|suit|do|fit)|won'?t (work|do)|can'?t (make|do|come)|(?<!\bwhy )not (good|possible|the \w+)|neither|none of|something (else|different|later|earlier))\b/,
    /\b(some|any)(one|body) (else|but|except)\b|\brather not\b|\bdon'?t (like|want) (it|that|this|those|them|him|her|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the (first|second|third|last))\b/,
    /\b(?:(?<![Ww]hy )[Nn]ot|[Ee]xcept|[Bb]ut not|[Dd]on'?t (?:like|want))(?: with)? (?!I\b|I')\p{Lu}\p{L}+/u,
  ],
  /** Wants times beyond those offered, though they may sound alike: "next Tuesday at three". */
  looksFurther:
    /\b(next (week|month|mon|tue|wed|thu|fri|sat|sun)\w*|following|another|other|after that|before that|(\w+day|day|week|month) (after|before)|anything (else|between|in between|other|sooner))\b/,
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
  /** Words beside a yes that take it back or limit it. */
  isContrary:
    /\b(not|don'?t|no|never|nothing|but|wait|actually|instead|rather|unless|except|if|only|until|different|other|else|cancel)\b|\?$/,
  /** Asks, and does not ask for something: "is the nine with Sam?". */
  asks: /^(?:(?:um|uh|oh|so|and|but|well|ok|okay|sorry|wait|hang on|hold on|no|yes|yeah) )*(?:is|are|was|were|does|did|do (?:you|i|we|they)|will (?:it|that|you|there|the|i|we)|what|what's|which|who|who's|whom|how|when|when's|where|why(?! not)|with wh)/,
  requests: /\b(?:can|could|may|might) (?:i|we|you|he|she)\b/,
  /** Tells of something else that has its time: "I have a dentist at one", "I finish work at one". */
  mentions:
    /\b(?:(?:i|we|he|she|they|my \w+)(?: (?:already|only|usually|also|still|always|just))?(?: (?:have|has|had|got|start|starts|finish|finishes|end|ends|leave|leaves|land|lands|arrive|arrives|work|works|pick|picks|drop|drops|eat|play)|(?:'ve|'s) got|'m (?:busy|away|at|in|working|teaching|not)|'m free|am (?:busy|away|at|in|working|free)|(?:'ll| will| might| may) be)|(?:meeting|dentist|doctor|school|class|lesson|train|bus|flight|lunch|work|shift|game|match|kids?|party) (?:is|starts|ends|finishes|leaves|comes|goes|gets)|until|till)\b/,
  /** Asks for what is on the table: the time, the person, all of it. */
  asksTable:
    /\b(?:(?:what|which) (?:time|day|date)(?: \w+)? (?:is|was|were|would|will|did|are)|(?:what|which) (?:time|day|date) again|when (?:is|was|will|would) (?:it|that|this)|with wh?om?\b|who(?:'s|s| is| was| will| would)? (?:it |that |be )?(?:with|doing|cutting|seeing)|who (?:is|was) (?:it|that)\b|who am i|(?:is|was) (?:it|that|this|the \w+(?: \w+)?) (?:with|on|at|for|in)\b|what (?:was|were|are|is) (?:the (?:times?|options?|choices?|first|second|last))\b|what am i|what did (?:i|we|you) (?:book|say)|remind me|(?:latest|earliest|last|first) (?:one )?(?:that )?(?:you have|you've got|you got|there is))/,
  wantsRepeat:
    /\b(pardon|say (that|it) again|repeat (that|it|please)|come again|what (was that|did you say|do you mean)|(what|when) (time |day )?was (that|it)( again)?|didn'?t (hear|catch|get) (that|you|it)|once more|sorry what)\b|^(what|huh|sorry|excuse me)\??$/,
  wantsPause:
    /\b(hold on|hang on|(one|just a|wait a) (moment|second|sec|minute)|give me a (moment|second|sec|minute))\b|^wait$/,
  asksWhoSpeaks:
    /\bwho am i (talking|speaking) (to|with)\b|\bwho('s| is) this\b|\b(are you|am i (talking|speaking) (to|with)|is this) (a |an )?(robot|machine|bot|computer|real person|human|ai|person)\b/,
  wantsPerson: [
    /\b(talk|speak|chat) (to|with) (a |an |the |your |my |some )?(real |actual |live )?(person|human|someone|somebody|anyone|manager|owner|operator|representative|staff|boss|barber|dentist|doctor|vet|people)\b|\b(get|put|connect|transfer|pass) (\w+ ){0,6}?(person|human|manager|owner|operator|representative|boss)\b|\b(real|actual|live) (person|human)\b|\b(want|need|like) (a|an|some) (person|human|operator)\b|\b(operator|representative|human being)\b|^(a )?(human|manager|person)( please)?$|\b(make|have|file|with) a complaint\b/,
    /(?:^\W*|\b(?:[Cc]an|[Cc]ould|[Mm]ay) I |\b[Ll]et me |\b(?:like|want|need) to )(?:talk|speak) (?:to|with) (?:him|her|them|\p{Lu}\p{L}+)/u,
    /\b[Ii]s (?!\w+day\b)\p{Lu}\p{L}+ (?:there|around|in)\b(?! (?:on|this|next|at)\b)/u,
    /\b(?:put|get) (?:him|her|them|\p{Lu}\p{L}+) on\b|\b(?:transfer|connect) me\b|\bput me (?:through|on)\b/u,
  ],
  isAngry:
    /\b(ridiculous|terrible|awful|horrible|worst|unacceptable|angry|furious|sick of|fed up|complain(t|ing)?|rude|outrageous|disgusting|damn|hell|stupid|useless|waste of|joke|never coming back)\b/,
  isUrgent: /\b(urgent(ly)?|emergency|asap|right away|immediately|as soon as possible)\b/,
  givesUp:
    /\b(i'?ll|i will|i'?d better|let me) (?:\w+ ){0,6}(?:call|ring|phone)(?: you)? (?:back|later|again)\b|\b(never ?mind|forget (it|that|about it)|cancel that|scratch that|changed my mind)\b|\bleave it( then| as it is| like that)?$/,
  /** Does not want to wait any more for somebody who is being rung. */
  stopsWaiting:
    /\b(?:stop|quit) (?:ringing|trying|calling (?:him|her|them))\b|\b(?:don'?t|do not|won'?t|can'?t|will not|cannot) (?:want to |have time to |need to )?wait\b|\bwait no longer\b|\bnot (?:going to wait|waiting)\b|\b(?:taking|takes|took) too long\b|\bdon'?t bother\b/,
  /** Wants no calls or texts from the business any more. */
  wantsNoContact:
    /\b(?:stop|quit) (?:calling|texting|ringing|phoning|messaging|contacting|spamming|bothering) (?:me|us|this number|my number|here)\b|\b(?:take|get|remove|delete|put) (?:me|us|my number|this number) (?:off|from|on) (?:of )?(?:your|the|that|a) (?:calling |call |phone |mailing |contact |do not call )?(?:lists?|database|system)\b|\b(?:don'?t|do not|never) (?:ever )?(?:call|text|ring|phone|contact|message) (?:me|us|this number|here) (?:again|any ?more|ever)\b|\b(?:remove|delete) (?:my|this) (?:phone )?number\b|\bopt (?:me )?out\b/,
  /** Wants the details of the appointment in writing. */
  wantsDetails:
    /\b(?:text|sms|send|message) (?:that|it|this|them|the (?:details|confirmation|appointment|time|info|information)|those|a confirmation) to (?:me|my phone|my cell|my mobile|this number)\b|\b(?:text|sms|message|send|e-?mail) me (?:that|it|this|those|the (?:details|confirmation|appointment|time|info|information)|a (?:confirmation|reminder|text|message)(?: with| of| about)?|all that)\b|\b(?:get|have) (?:that|it|this|the details|a confirmation) (?:in writing|by text|as a text|texted|in a text)\b|\bresend (?:me )?(?:that|it|the \w+|my confirmation)\b/,
  /** Speaks of an appointment, and of cancelling, at all. */
  namesBooking: /\b(appointment|booking|reschedul\w*)\b/,
  namesCancelling: /\bcancel/,
  wantsMove: [
    new RegExp(
      String.raw`\b(reschedul\w*|postpone|re ?book|(move|change|switch|push|shift|bring) (\w+ )?${APPOINTMENT}|(move|push|shift) (it|me|us|mine) (to|back|forward|up)|(change|switch) it (to|from)|different (day|time) for my|(can|could) (i|we) (come|do) (\w+ )?(\w+day|later|earlier|another (day|time)|a different (day|time)) instead)\b`,
    ),
    [
      /\b(can'?t|cannot|won'?t be able to|unable to|not able to) (make|do|come|manage)\b/,
      /\b(what about|how about|(can|could) (i|we|you)|instead|rather|is there|do you have|move|change|later|earlier|another|different)\b/,
    ],
    [
      /\b(come|do|have|make|switch|swap|book)\b/,
      /\binstead of (my |the |on )?(\w+day|today|tomorrow|\d|next|this|one|two|three|four|five|nine|ten|eleven|twelve|noon)\b/,
    ],
    [
      /\b(appointment|booking|reservation|haircut)\b/,
      /\b(be|get) (moved|changed|pushed|switched|shifted|rescheduled|postponed)\b/,
    ],
    /\b(mon|tues|wednes|thurs|fri|satur|sun)day (doesn'?t|does not|won'?t|isn'?t going to|no longer) (work|suit)s?\b/,
    /\b(can'?t|cannot) (make|do|manage|come) (it )?(on |this |next |my )?(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(can'?t|cannot) (make|do|manage) (tomorrow|today)\b/,
    [BOOKED, /\b(?:need|want|like|have to|could|can) (?:\w+ ){0,3}(?:later|earlier|another|different)\b/],
    [/\b(have|got) an? (appointment|booking)\b/, /\b(make it|move|change|later|earlier|different|instead)\b/],
  ],
  /** Of an appointment that is talked about: "can I make it an hour later". */
  shifts: [
    [
      /\b(make|have|move|push|change|switch|bring|do) (it|that|mine|the appointment|the booking)\b/,
      /\b(later|earlier|instead|rather|to|o'?clock|am|pm|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\w+day|tomorrow)\b/,
    ],
    /\b(move|push|change|switch) (it|that|mine) (to|for)\b|\b(later|earlier) (instead|that day|the same day)\b|\binstead\b|\brather\b/,
  ],
  wantsCancel: new RegExp(
    String.raw`\b(cancel(l?ing)?|(?:be|get) cancell?ed|call off|get rid of ${APPOINTMENT}|can'?t (make|come to|keep) (it|${APPOINTMENT})|(won'?t|will not|shan'?t) (make|be able to (make|come|keep|attend)|be coming)|can'?t (come|make it)( in| anymore| any more| today| tomorrow)*$|don'?t need (it|${APPOINTMENT}) (any ?more|now)|(take|scratch) \w+ (\w+ )?off)\b`,
  ),
  asksForBooked: [
    [
      /\b(when|who|what time|what day|do (i|we) (still )?have|have i (still )?got|am i (still )?(booked|down)|is|check|confirm|look up|find|tell me|remember)\b/,
      BOOKED,
    ],
    /\b(when|what time|what day) (am|are|was|were|do|did) (i|we) (coming|booked|supposed|due|in|down|meant|scheduled|have|book)\b|\bam i (still )?(booked|down|coming|scheduled|on the (list|books?))\b|\b(do|did|have) (i|we) (already )?(book|got|have) (an?|my|anything|something) ?(booked|coming|scheduled|with you|down|left)?\b|\b(about|regarding|concerning) my (appointment|booking|reservation)\b/,
  ],
  asksForFree: [[BOOKED, /\b(available|free)\b/]],
  wantsMessage:
    /\b((leave|take|pass on|give|send|get) (\w+ )?(a )?message|pass (it|this|that|something) on|tell (?!me\b|us\b|you\b|if\b|what\b|when\b|whether\b|how\b)((the|my) )?\w+ (?!when\b|what\b|if\b)\w+|let (?!me\b|us\b|you\b)((the|my) )?\w+ (know|that|to|i\b|i'm|i'll|we|the|my|it|he|she|there|please)|(have|ask|get) (the |my )?\w+ (to )?(call|ring|phone|give me a (call|ring))( me)?( back)?|(call|ring|phone) me (back|later|tomorrow|when|on)|get back to me|callback|(?<!\b(?:i'll|i will|i can|to|i|and|me|you) )call back)\b/,
  refusesMessage: /\b(don'?t|do not|no need to|needn'?t) (?:\w+ ){0,4}message\b/,
  /** Says that there is a message, and not which. */
  onlyAnnounces: onlyOf(ANNOUNCING),
  announces:
    /^(?:\w+ ){0,6}(?:leave|take|pass on|give|send|get)(?: \w+){0,2} message(?: (?:for|to|with) (?:the |my )?\w+)?(?: please| now| thanks)?\??$/,
  ...news,
  /** Wants an appointment to be for something else, or for more. */
  changesService: [
    new RegExp(
      String.raw`\b(?:change|switch|turn|upgrade) (?:my |the |our |that |this |it )(?:\w+ ){0,3}(?:to|into|for) (?:an? |the )?(?:\w+ )?(?:${SERVICE})\b`,
    ),
    new RegExp(String.raw`\badd (?:on )?(?:an? |the )?(?:\w+ )?(?:${SERVICE})s?\b`),
    new RegExp(
      String.raw`\b(?:${SERVICE}) (?:to|onto|with) (?:that|it|my appointment|my booking|the appointment|the booking)\b`,
    ),
  ],
  asksForOne: /\b(need|want|like|get) (a|an|to)\b/,
  asksToBook:
    /\b(book(ing)?|schedule|reserve|reservation|make an appointment|come (in|by)|set up|fit (me|us|him|her) in|squeeze|get (me |us )?in|(can|could|may) (i|we) (get|have) (one|an? \w+)|who('s| is) (free|available))\b/,
  /** Wishes something that only an appointment fulfils, in other words. */
  wishes: [
    new RegExp(
      String.raw`\b(?:i|we|he|she|they|my \w+)(?: |'?d |'?ll |'m | would | will | really | just | also | do )*(?:like|love|need|needs|want|wants|take|have|get|gets|after|wanna|looking for|hoping for) (?:to (?:get|have|see|come|pop|drop|bring|make|arrange|do|set|try|schedule|book)|an?|some|my|his|her|the|one|another|it|something|anything)\b(?! (?:question|problem|complaint|message|refund|receipt|invoice|job|word|person|manager|quick question|bit|moment|second|minute|sense))`,
    ),
    new RegExp(
      String.raw`\b(?:can|could|may) (?:i|we|you) (?:get|have|see|do|fit|take)\b|\bdo you have (?:any|some) ?(?:time|thing)\b|\b(?:opening|available|availability|slot|free|vacancy)s?\b|\b(?:looking|hoping) (?:for|to)\b|\b(?:${SERVICE}|visit|session|lesson)s?\b|\bany(?:thing)? (?:left|free|open)\b|\b(?:new|an|another|make|book|get|want|need) appointments?\b|^(?:an? )?appointments?(?: please| for| on|$)|\bnothing left\b`,
    ),
    bookingWords.usual,
  ],
  /** Speaks of what the business may have told about itself. */
  aboutFacts:
    /\b(open|close|closed|closing|(?<!\b(?:\d|two|three|four|five|six|half|few|couple of|of|more) )hours(?! (?:later|earlier|after|before|from|ahead))|address|located|location|directions|where|park(ing)?|price|prices|cost|costs|how much|how long|charge|pay|card|cards|cash|walk ?ins?|insurance|wheelchair|website|offer|services|policy|who|without an? (?:appointment|booking)|need an? (?:appointment|booking) (?:to|for)|do i need|deposit|wifi|kids|children|dogs?)\b/,
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
  forSomebodyElse: [
    new RegExp(String.raw`\bfor (?:my|our|a|another) (?:\w+ )?(?:${RELATION})\b`),
    new RegExp(
      String.raw`\b(?:my|our) (?:\w+ )?(?:${RELATION})(?: \w+)? (?:also |really |just )?(?:needs|wants|would|could|can|has to|is looking|likes|too|as well)\b`,
    ),
    /\b(?:one|it|that|another) for (?:him|her|them)\b/,
  ],
  /** Speaks of what somebody else has booked. */
  ofSomebodyElse: new RegExp(
    String.raw`\b(my \w+'s|(his|her|their)) (\w+ )?(appointment|booking|reservation|haircut|visit|cut|trim)\b`,
  ),
  /** Gives a sign of life and says nothing else. */
  onlyPresent: onlyOf(SIGNS_OF_LIFE),
  /** Says that all is well. */
  isSafe:
    /\b(?:(?:i'?m|i am|we'?re|we are|it'?s|everything'?s?|everything is) (?:\w+ )?(?:fine|ok|okay|safe|joking|kidding|good|over)|false alarm|just (?:need|want|calling)|not an emergency|no emergency|figure of speech)\b/,
  /** Of the receptionist's own: tells a caller in danger whom to call. */
  saysEmergency: [/\bhang up now\b/, [/\bemergency\b/, /\bcall\b/]],
  /** Of the receptionist's own: asks a silent caller for a sign of life, which is no question about the matter. */
  asksWhetherThere: /\bstill (there|on the line|with (me|us))\?$/,
  /** Of the receptionist's own: nobody can hear the caller, who may type. */
  saysCannotHear: [[/\bcan't hear you\b/, /\bkeypad\b/]],
} satisfies Readonly<Record<string, Patterns>>;

export type Intent = keyof typeof PATTERNS;
export const intents: Readonly<Record<Intent, Patterns>> = PATTERNS;
