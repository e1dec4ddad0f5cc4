import { Text } from '@mantine/core';
import { sameTime } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { timeOf, zoneName } from './format.ts';

/** Who looks from elsewhere is told whose clock this is. */
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
