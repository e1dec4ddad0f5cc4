/** What we read of Twilio's webhooks for a call. */
import { z } from 'zod';

export const callFields = z.object({
  CallSid: z.string().min(1).max(100),
  From: z.string().max(200).default(''),
  To: z.string().max(200).default(''),
  /** What STIR/SHAKEN says of the caller's number. */
  StirVerstat: z.string().max(100).optional().catch(undefined),
  CallStatus: z.string().max(50).default(''),
  RecordingUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  RecordingDuration: z.string().max(20).optional(),
  /** Seconds from the carrier's answer to the end, told with the last state. */
  CallDuration: z.coerce.number().int().min(0).optional().catch(undefined),
  DialCallStatus: z.string().max(50).optional(),
  DialCallDuration: z.coerce.number().int().min(0).catch(0),
});
export type CallFields = z.infer<typeof callFields>;

export const isOver = (callStatus: string): boolean =>
  ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(callStatus);

/**
 * Whether the carrier that the call comes from has signed that its caller may use the number, and Twilio has checked it.
 * Of a call that was diverted or passed through it is known only that somebody once rang from that number.
 */
export const isVouchedFor = ({ StirVerstat }: CallFields): boolean =>
  StirVerstat === 'TN-Validation-Passed-A';
