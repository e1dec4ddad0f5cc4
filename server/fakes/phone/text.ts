/** A text message to a service, told as Twilio tells it. */
import { randomBytes } from 'node:crypto';
import { ask, type Service } from './webhooks.ts';

/** @throws TwilioError where the service does not take it. */
export async function writeText(
  service: Service,
  { from, to, body }: { readonly from: string; readonly to: string; readonly body: string },
): Promise<void> {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  await ask(
    service,
    { url: `${service.publicUrl}/webhooks/twilio/sms`, method: 'POST' },
    {
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      AccountSid: service.accountSid,
      From: from,
      To: to,
      Body: body,
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
    },
  );
}
