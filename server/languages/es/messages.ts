/** The messages of callers as the owner reads them. */
export const messages = {
  /** What was said after the tone, once it was turned into words. */
  spoken: (words: string): string => `De viva voz: ${words}`,
};
