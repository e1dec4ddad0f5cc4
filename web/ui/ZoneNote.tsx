import { Text } from '@mantine/core';
import { sameTime } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { timeOf, zoneName } from './format.ts';

/** Says which time zone the times are in, where the browser has another one. */
export function ZoneNote({ zone }: { readonly zone: string }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  if (sameTime(zone, own, now)) return null;
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {text.ui.zone(zoneName(zone), timeOf(now, zone))}
    </Text>
  );
}
