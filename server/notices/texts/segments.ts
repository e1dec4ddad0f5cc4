/** How many of the carrier's messages a text is, which is what it costs. */
import { SegmentedMessage } from 'sms-segments-calculator';

/** No carrier takes more characters at once. */
export const LONGEST_TEXT = 1_600;

/** With the typographic signs replaced that the carrier replaces, so that one curly quote does not double the price. */
export const countSegments = (body: string): number =>
  body === '' ? 1 : new SegmentedMessage(body.slice(0, LONGEST_TEXT), 'auto', true).segmentsCount;
