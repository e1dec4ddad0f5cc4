/** The phrases that react to what was said before and tell nothing of their own: yes, no, thanks, goodbye. */
const list = (phrases: string): readonly string[] => phrases.split('|').map((phrase) => phrase.trim());
const each = (heads: readonly string[], tails: readonly string[]): readonly string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim()));

const PRAISE = list(`
  fine|good|great|perfect|lovely|brilliant|wonderful|excellent|awesome|amazing|super|cool|ideal|
  fantastic|grand|smashing|nice|splendid|marvellous|marvelous|terrific|fab|spot on|sweet|ok|okay|
  all right|alright|all good|very good|very nice|just fine|so good|not bad|fine by me|fine with me|
  ok by me|okay with me|good with me|good for me|great for me|happy with that|better|right|correct|
  exactly|okey|okey dokey|k|okay then|ok then|alright then|all right then
`);
const FINDING = list(`
  that's|that one's|that one is|that is|that'll be|that will be|that would be|that'd be|it's|it is|
  it'd be|would be|this is|which is|sounds|that sounds|this sounds|it sounds|sounds just|
  sounds really|sounds very|looks|looks like|that looks|that's just|that's really|that's all|
  that's absolutely|all|is|are|will be|should be
`);
const WORKS = list(`
  works|work|works well|works fine|works great|works perfectly|works for me|works for us|suits|
  suits me|suits us|suits me fine|suits me well|fits|will do|would do|'ll do|will work|would work|
  should work|can work|would suit|would suit me
`);
const WHAT = list("|that|it|this|that one|that time|that day|that'll|it'll|that's what");
const UNFIT = list(`
  doesn't work|does not work|doesn't work for me|won't work|wouldn't work|don't work|doesn't suit|
  doesn't suit me|doesn't fit|won't do|is no good|isn't good|isn't right|is not good|is not right|
  is wrong|is bad|is too early|is too late|is too soon|is too far|'s no good|'s not right|'s not good|
  's wrong|'s too early|'s too late|'s too soon|'s bad
`);
const FAULTS = list(`
  right|correct|good|possible|great|ok|okay|ideal|it|that|that one|this|really|for me
`);

/** What an act is called when a caller agrees to it in its own words. */
const ACTS = {
  book: list(`
    book it|book that|book that one|book me|book me in|book us in|book it in|book it please|
    book me in for that|put me down|put me down for that|put me in|put me in for that|put it in|
    reserve it|i'll take it|i will take it|i'll take that|i'll take that one|i'll have that|
    i'll have that one|we'll take it|we'll take that|let's book it|let's book|let's take that|
    i'd take it|i'll do that|i'll go with that|i'd like that|i would like that|i want that|i want it|
    yes book it|sign me up|lock it in|book away|schedule it|you can book it|please book it|please book|
    grab it|i'd love that|i can do that|i can make that|i can make it
  `),
  move: list(`
    move it|move it there|move it please|please move it|move that|change it|change it please|switch it|
    move me|do move it|reschedule it|you can move it
  `),
  cancel: list(`
    cancel it|cancel that|cancel it please|please cancel it|please cancel|cancel that please|
    please cancel that|cancel|cancel the appointment|cancel my appointment|you can cancel it|
    do cancel it|get rid of it|take it off|call it off|cancel that one|cancel both|cancel them
  `),
} as const;

export const PHRASES = {
  ...ACTS,
  /** In so many words. */
  yes: list(`
    yes|yes yes|yeah|yeh|yea|yep|yup|ya|yah|aye|oui|si|sí|ja|da|sure|sure thing|it is|it does|
    absolutely|definitely|certainly|of course|by all means|go ahead|go on|go on then|go for it|
    please do|please|yes please|do it|do that|do so|please do that|please do it|let's do it|
    let's do that|let's do this|let's go|let's go for it|let's go with that|uh huh|mm hm|mhm|mm hmm|
    you bet|why not|no problem|no problem at all|no worries|no need to ask|don't see why not|
    i don't see why not|i don't mind|i don't mind that|i guess|i guess so|i suppose|i suppose so|
    i think so|deal|done deal|it's a deal|you got it|agreed|confirmed|confirm|i confirm|affirmative|
    i do|i would|i would like to|i'd like to|i want to|we do|she does|he does|that's the one|
    that's it exactly|that'll do|that will do|that'll do nicely|it'll do|that's what i want|
    that's what i said|can't wait|indeed|totally|for sure|naturally|too right|cool beans|be my guest|
    work away|grand so|happy days|might as well|may as well|sounds like a plan|i like it|i like that|
    if you would|if you could|if you don't mind|that be great|that's a yes|yes that's the one|yes i am|
    i am|no that's right|no that's correct|hooray|yay
  `),
  /** Praise of what was said, which is a yes to a proposal. */
  praise: [
    ...PRAISE,
    ...each(FINDING, PRAISE),
    ...each(
      WHAT,
      WORKS.filter((work) => !work.startsWith("'")),
    ),
  ],
  no: [
    ...list(`
      no|no no|nope|nah|naw|no way|no thanks|no thank you|no thank you very much|not really|don't|
      please don't|do not|please do not|don't do that|please don't do that|don't do it|don't book it|
      don't cancel it|don't move it|don't cancel|please don't cancel it|please don't cancel|
      please don't book it|i'd rather not|i would rather not|rather not|i'd prefer not to|neither|none|
      none of them|none of those|neither of those|neither of them|never mind|nevermind|never mind then|
      forget it|forget about it|forget that|leave it|leave it then|leave it be|leave it as it is|
      leave it there|keep it|i'll keep it|i want to keep it|i'll leave it|i'll pass|i don't think so|
      i don't want that|i don't want it|i don't want to|i don't like that|i don't|i do not|i'm not|
      too early|too late|too soon|too far|wrong|incorrect|hold off|not yet|hell no|absolutely not|
      definitely not|certainly not|of course not|god no|oh no|scratch that|i changed my mind|
      i've changed my mind|changed my mind|not at all|no good|never|negative|stop|no stop|not for me
    `),
    ...each(
      WHAT,
      UNFIT.filter((unfit) => !unfit.startsWith("'")),
    ),
    ...UNFIT.filter((unfit) => unfit.startsWith("'")).map((unfit) => `that${unfit}`),
    ...each(list("not|that's not|that is not|it's not|it isn't|that isn't|it is not"), FAULTS),
  ],
  /** Cannot come. */
  unable: list(`
    i can't|i cannot|i can't do that|i can't make that|i can't make it|i can't come|can't do that|
    can't make that|can't make it|i won't make it|i won't be able to make it|i don't need it|
    i don't need it anymore|i don't need it any more|i can't make it anymore|i can't make it any more|
    something came up|something's come up
  `),
  unsure: list(`
    i don't know|i do not know|don't know|dunno|i dunno|not sure|i'm not sure|i am not sure|not so sure|
    no idea|maybe|perhaps|possibly|let me think|let me see|let me check|it depends|that depends|depends|
    hard to say|we'll see|could be|i'm thinking|still thinking|thinking
  `),
  thanks: list(`
    thanks|thank you|thank you so much|thank you very much|thank you very much indeed|thank you kindly|
    thanks a lot|thanks so much|thanks very much|thanks a million|thanks a bunch|thanks for that|
    thank you for that|thanks for your help|thank you for your help|thanks for your time|
    thanks for calling|thx|ta|cheers|many thanks|much appreciated|much obliged|i appreciate it|
    i appreciate that|appreciate it|that's very kind|that's kind of you|that's kind|how kind|
    you've been very helpful|you have been very helpful|you've been helpful|you've been great|
    very helpful|very kind|god bless|bless you|gracias|merci|danke|grazie|obrigado
  `),
  /** There is nothing more. */
  done: list(`
    that's all|that is all|that's it|that is it|that's everything|that is everything|that will be all|
    that'll be all|that would be all|that's all i need|that's all i needed|that's all i wanted|
    that's all thanks|nothing|nothing else|nothing more|nothing else for now|no more|i'm good|i am good|
    im good|i'm fine|i am fine|i'm ok|i'm okay|i'm all set|i am all set|all set|i'm done|i am done|
    we're good|we are good|we're done|we're all set|we're fine|all done|not today|not now|
    not at the moment|not right now|i don't need anything|i don't need anything else|
    i don't need anything more|don't need anything|don't need anything else|i have everything|
    i've got everything|i think that's it|i think that's all|i think that's everything|
    i think we're good|that covers it|that covers everything|that does it|nothing at all|
    anything else no|i'm all good
  `),
  bye: list(`
    bye|bye bye|ta ra|tara|bye now|goodbye|good bye|see you|see ya|see you then|see you soon|see you later|
    see you there|talk soon|talk to you later|take care|so long|cya|good night|goodnight|night night|
    ciao|adios|adiós|au revoir|tschüss|hang up|you can hang up|i'm hanging up|i'll let you go|gotta go|
    i gotta go|i have to go|i've got to go|have a good one|have a good day|have a nice day|
    have a great day|have a lovely day|have a good night|have a good evening|have a nice evening|
    have a good afternoon|have a good weekend|you too|same to you|and you
  `),
  greeting: list(`
    hi|hello|hey|hiya|hey there|hi there|hello there|good morning|good afternoon|good evening|morning|
    howdy|g'day|yo|how are you|how are you doing|how are you today|how's it going|how do you do|
    you alright
  `),
  /** Says nothing at all. */
  filler: list(`
    um|umm|uh|uhh|er|erm|hm|hmm|hmmm|mm|oh|ooh|ah|aw|well|so|then|now|just|like|you know|look|listen|
    right so|ok so|okay so|mate|love|dear|darling|buddy|man|sir|madam|ma'am|miss|honey|hun|bro|dude|pal|
    for me|for us|for now|for today|today|if possible|i think|i believe|i mean|i say|let's see|go|and|
    here|there|again|a lot|so much|very much|guys|friend|my friend|my dear|actually|anyway|really|
    honestly|oh dear|oh my|oh god|all|everyone|sorry|excuse me|pardon me|with that|that|it|then please|
    as well then
  `),
} as const;

/** Those that begin a sentence as often as they are one: they count when nothing else is left. */
export const ALONE: ReadonlySet<string> = new Set(
  list(`
    i do|i would|i would like to|i'd like to|i want to|we do|she does|he does|it is|it does|i am|
    i'm not|i don't|i do not|i can't|i cannot|don't|do not|please|i don't mind|nothing|cancel|stop|never|
    please don't|please do not|i don't want to|wrong|thinking|if you could|negative|better|work|cool|
    nice|super|now|here|there|that|it|and|all|go|like|look|listen|man|love|dear|honey|miss|morning|
    confirm|correct|fits|cancel my appointment|cancel the appointment|cancel both
  `),
);
