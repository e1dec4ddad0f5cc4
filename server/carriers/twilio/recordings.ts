/** Callers' recorded messages at Twilio: https://www.twilio.com/docs/voice/api/recording */
import type { Carrier } from '../carrier.ts';
import type { StoredFiles } from '../cxml/files.ts';

export const twilioRecordings = (files: StoredFiles): Carrier['recordings'] => ({
  owns: (url) => URL.parse(url)?.hostname.endsWith('.twilio.com') === true,
  open: files.openRecording,
  remove: files.remove,
});
