/** What the user hears of the business that they look at: events by channel, quiet hours, reports, devices. */
import { Stack } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Section, Waiting } from '../ui/page.tsx';
import { Channels } from './Channels.tsx';
import { Devices } from './Devices.tsx';
import { QuietHours } from './QuietHours.tsx';
import { Reports } from './Reports.tsx';
import { SendTest } from './SendTest.tsx';
import { useNoticeSettings } from './useWishes.ts';

export function Notices() {
  const { name } = useBusiness();
  const settings = useNoticeSettings();
  return (
    <Section title={text.notices.title} about={text.notices.about(name)}>
      {!settings.isSuccess ? (
        <Waiting request={settings} />
      ) : (
        <Stack gap="xl">
          <Channels settings={settings.data} />
          <QuietHours settings={settings.data} />
          <Reports settings={settings.data} />
          <Devices settings={settings.data} />
          <SendTest settings={settings.data} />
        </Stack>
      )}
    </Section>
  );
}
