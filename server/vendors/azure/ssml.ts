/** A text as Azure takes it: speech synthesis markup. */

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** No character of these may be in XML, however it is written. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** @param voice an id of a voice, e.g. `en-US-JennyNeural`. */
export function ssmlOf(text: string, voice: string): string {
  const words = text.replaceAll(UNWRITABLE, ' ').replaceAll(/[&<>]/g, (sign) => ESCAPED[sign] ?? '');
  const language = voice.split('-').slice(0, 2).join('-');
  return (
    `<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xml:lang='${language}'>` +
    `<voice name='${voice}'>${words}</voice></speak>`
  );
}
