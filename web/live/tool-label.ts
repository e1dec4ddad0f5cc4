/** `find_openings` as a person would say it. */
export function toolLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `message-needed` as a person would say it. */
export const statusLabel = (status: string): string => OUTCOMES[status] ?? status.replaceAll(/[-_]/g, ' ');

/** Where the service's own word says little to who reads along. */
const OUTCOMES: Readonly<Record<string, string>> = {
  ask: 'asked back',
  none: 'nothing found',
  verify: 'asked to prove it',
  locked: 'too many wrong answers',
};
