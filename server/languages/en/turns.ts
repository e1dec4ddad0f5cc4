/** The words by which a caller asks for the floor while the receptionist speaks, or does not. */

const SOUNDS =
  'mm mmm mhm mm-hm mm-hmm mmhmm hmm hm uh-huh uhhuh uh um ah aha oh ooh wow okay ok okey-dokey yeah yea yep yup yes right sure so really alright true indeed exactly absolutely definitely certainly totally understood gotcha good great fine cool nice lovely perfect awesome wonderful excellent brilliant fantastic amazing super interesting thanks cheers ta';
const PHRASES =
  "uh huh|mm hm|mm hmm|i see|i know|i understand|got it|got you|all right|all good|of course|for sure|fair enough|makes sense|that makes sense|good to know|right on|go on|no problem|no worries|not bad|okey dokey|thank you|thank you so much|thank you very much|thanks so much|thanks very much|thanks a lot|many thanks|much appreciated|i appreciate it|i appreciate that|very good|very well|very nice|how nice|so good|sounds good|sounds great|sounds fine|sounds perfect|sounds lovely|that sounds good|that sounds great|that's right|that's true|that's good|that's great|that's fine|that's nice|that's cool|that's lovely|that's perfect|that's it|that is right|that is good|that is fine";

export const turns = {
  /** Sounds, words and phrases by which a listener says "go on", in lower case. */
  backchannel: new Set([...SOUNDS.split(' '), ...PHRASES.split('|')]),
  /** What asks to stop, wherever it stands in words in lower case. A "no" may also begin "no problem". */
  stop: /\b(stop|wait|hold on|hang on|one second|one sec|just a (second|minute|moment)|excuse me|shut up|be quiet|pause|no$)\b/,
  /** Takes an emergency back, wherever it stands in words in lower case: "no no, I'm fine". */
  noEmergency:
    /\b(?:(?:just|only) (?:kidding|joking)|false alarm|(?:not an|no) emergency|misunderst\w+|(?:i|he|she|it|we|they|everyone|everybody)(?:['\u2019]?(?:m|s|re)| am| is| are) (?:all |just |perfectly |totally )?(?:fine|ok|okay|good|alright|safe)|i (?:just|only) (?:need|want|wanted) an? (?!ambulance|doctor))\b/,
};
