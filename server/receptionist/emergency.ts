/**
 * Tells an emergency in what a caller says, and what to answer at once, without the model: to hang up and call for help.
 * It would rather answer once too often than not at all, but not to "I'm dying for a haircut".
 */
import type { BusinessProfile } from '../business/business.ts';
import type { Language } from '../languages/language.ts';
import { languageOf } from '../languages/languages.ts';
import { beforeSign, type Sign } from '../languages/sign.ts';

type EmergencyWords = Language['emergency'];
type EmergencyKind = Parameters<EmergencyWords['say']>[0];

const EMERGENCY_NUMBERS: Readonly<Record<string, string>> = {
  US: '911',
  CA: '911',
  GB: '999',
  AU: '000',
  NZ: '111',
};
/** The crisis lines for callers who want to harm themselves: 988 Lifeline, Samaritans, Lifeline Australia, 1737. */
const CRISIS_LINES: Readonly<Record<string, string>> = {
  US: '988',
  CA: '988',
  GB: '116 123',
  AU: '13 11 14',
  NZ: '1737',
};

/** The sentence for a caller who speaks of danger to life, or null. */
export function emergencyIn(
  utterance: string,
  { trade, country, language }: Pick<BusinessProfile, 'trade' | 'country' | 'language'>,
): string | null {
  const { emergency } = languageOf(language);
  const kind = kindOf(emergency.sentences(utterance), trade.toLowerCase(), emergency);
  // 112 reaches help throughout the EU and from most mobile phones elsewhere.
  const number = EMERGENCY_NUMBERS[country] ?? '112';
  return kind === null ? null : emergency.say(kind, number, CRISIS_LINES[country] ?? null);
}

function kindOf(sentences: readonly string[], trade: string, words: EmergencyWords): EmergencyKind | null {
  const speaksOf = (pattern: RegExp) => sentences.some((sentence) => pattern.test(sentence));
  const anyOf = (signs: readonly Sign[]) => signs.some((sign) => happens(sign, sentences, words));
  if (anyOf(words.selfHarm)) return 'self-harm';
  if (!words.trades.cars.test(trade) && !speaksOf(words.otherGas) && anyOf(words.gas)) return 'gas';
  const own = words.dangerByTrade.flatMap((each): readonly Sign[] =>
    each.trade.test(trade) ? each.signs : [],
  );
  const endangered = anyOf([...words.danger, ...own]);
  if (words.trades.animals.test(trade) && !speaksOf(words.person) && speaksOf(words.pet)) {
    return endangered || anyOf(words.animal) ? 'animal' : null;
  }
  return endangered ? 'help' : null;
}

/** A danger that is denied, or long over, is no emergency. */
function happens(sign: Sign, sentences: readonly string[], { denied, longAgo }: EmergencyWords): boolean {
  return sentences.some((sentence) => {
    const before = beforeSign(sign, sentence);
    return before !== null && !denied.test(before) && !longAgo.test(sentence);
  });
}
