/** A text message to a service, told as the company tells it. */
import { companyOf } from './company.ts';
import { ask, type Service } from './webhooks.ts';

/** @throws TwilioError where the service does not take it. */
export async function writeText(
  service: Service,
  { from, to, body }: { readonly from: string; readonly to: string; readonly body: string },
): Promise<void> {
  const company = companyOf(service);
  const sid = company.newSid('SM');
  await ask(
    service,
    { url: `${service.publicUrl}/webhooks/${company.name}/sms`, method: 'POST' },
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
