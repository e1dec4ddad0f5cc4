import { Group, NativeSelect, Stack, Switch, Title } from '@mantine/core';
import { text } from '../languages/text.ts';
import { ticked, typedIn } from '../ui/form.tsx';
import { clockText } from '../ui/format.ts';
import { type NoticeSettings, useChangeWishes } from './useWishes.ts';

const MORNING = 7;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  hour: `${String(hour).padStart(2, '0')}:00`,
}));

export function Reports({ settings }: { readonly settings: NoticeSettings }) {
  const change = useChangeWishes(settings);
  const { agendaHour, weeklyReport } = settings.wishes;
  return (
    <Stack gap="sm">
      <Title order={3}>{text.notices.reports}</Title>
      <Group gap="sm" align="flex-start">
        <Switch
          label={text.notices.agenda}
          description={text.notices.agendaAbout}
          {...ticked(agendaHour !== null, (on) => change({ agendaHour: on ? MORNING : null }))}
        />
        {agendaHour !== null && (
          <NativeSelect
            aria-label={text.notices.agendaHour}
            {...typedIn(agendaHour, (hour) => change({ agendaHour: Number(hour) }))}
            data={HOURS.map(({ value, hour }) => ({ value, label: clockText(hour) }))}
          />
        )}
      </Group>
      {settings.weeklyReport && (
        <Switch
          label={text.notices.weekly}
          description={text.notices.weeklyAbout}
          {...ticked(weeklyReport, (on) => change({ weeklyReport: on }))}
        />
      )}
    </Stack>
  );
}
