/**
 * What recorded voices and people who sell say when they ring a business, and what they are told.
 * The recorded ones are of the campaigns that the FCC and the FTC warn of: https://consumer.ftc.gov/articles/robocalls
 */
export const unwanted = {
  /** Sentences of recorded voices, each of another kind. */
  recordings: [
    /\b(?:car|vehicle|auto)(?:'s)? (?:extended )?warranty\b/i,
    /\bextended (?:car|vehicle|auto|service) (?:warranty|contract)\b/i,
    /\b(?:final|last|second) (?:and final )?(?:notice|attempt|courtesy call)\b/i,
    /\bthis is not a sales call\b/i,
    /\b(?:google|bing|apple maps|yelp) (?:business )?(?:listing|profile|verification)\b/i,
    /\byour (?:business|google) listing (?:is|has|may|will|needs)\b/i,
    /\bnot (?:been )?(?:verified|registered|listed) (?:with|on|by) google\b/i,
    /\blower(?:ing)? your (?:electric(?:ity)?|energy|utility|interest|credit card|power|gas) (?:bill|rate|rates|bills)\b/i,
    /\b(?:eligible|qualify|qualified|pre-?approved|approved) for (?:a |an |up to )?(?:rate reduction|lower rate|business loan|loan|working capital|line of credit|debt|funding|rebate|tax credit)\b/i,
    /\byour (?:social security number|account|card) (?:has been|is being|will be|was) (?:suspended|compromised|charged|terminated|blocked)\b/i,
    /\b(?:legal action|arrest warrant|warrant for your arrest|lawsuit) (?:has been|will be|is being|was|against you)\b/i,
    /\b(?:pre-?recorded|automated) (?:message|call)\b/i,
    /\bdo not (?:hang up|ignore this)\b/i,
    /\bmerchant services (?:department|program|provider)\b/i,
    /\b(?:employee retention|erc) (?:tax )?credits?\b/i,
    /\bselected (?:to receive|as a winner|for a free)\b/i,
    /\b(?:congratulations|you have won|you've won|free cruise|free vacation)\b/i,
  ],
  /** Said by who asks about something that came to them, in the sentence that repeats it. */
  asksAbout:
    /\b(?:i|we|my (?:wife|husband|mother|father|mom|dad)) (?:just )?(?:got|received|have|had|heard|found|listened) (?:this |that |to )?(?:a|an|the|your|this|that|some)\b|\b(?:did you (?:send|call|leave|charge)|you (?:sent|called|left|charged) (?:me|us|my)|your (?:letter|text|mail|e-?mail|voicemail|invoice|bill) (?:says|said))\b/i,
  /** Asks the one who picked up to press a key: no person does. */
  keyPress:
    /\b(?:press|dial|push|hit) (?:the )?(?:number |button |key )?(?:one|two|three|five|nine|zero|star|pound|\d)\b[^.]{0,40}\b(?:to (?:speak|talk|be|connect|verify|claim|opt|qualify|hear|continue|unsubscribe|remove)|now|for)\b/i,
  /** What people who sell say, each of another kind. */
  sales: [
    /\b(?:speak|talk) (?:to|with) (?:the |your )?(?:business owner|owner of the business|decision.?maker|person (?:who|that) (?:handles|is in charge of))\b/i,
    /\b(?:search engine optimi[sz]ation|seo services|rank(?:ing)? (?:higher|first|on the first page)|first page of google|more leads|generate leads|lead generation)\b/i,
    /\b(?:your current|switch your|change your) (?:payment processor|credit card processing|card processor|electricity (?:supplier|provider)|energy (?:supplier|provider)|phone provider)\b/i,
    /\b(?:credit card processing|payment processing|business funding|working capital|business loans?|web ?site (?:design|redesign) services)\b/i,
    /\b(?:no obligation|free (?:quote|consultation|analysis|audit) for your business|special offer for (?:your business|business owners)|save (?:your business )?up to \w+ percent)\b/i,
    /\bi(?:'m| am) calling (?:you )?on behalf of\b/i,
    /\b(?:we (?:help|work with) (?:small |local )?businesses (?:like yours|in your area)|businesses in your area)\b/i,
  ],
  /** The goodbye to who is not wanted: polite, since it may be a mistake. */
  goodbye: 'Thank you for calling, but we are not interested. Goodbye!',
  /** A note for the model. */
  mayBeSales:
    'This caller may want to sell something to the business. Do not give out names or times, and do not promise a call back. If they want, take a message once; then end the call politely. If they turn out to be a customer, help them as usual.',
};
