/** Which messages go out, and how. */
import { Group, Switch, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import classes from '../receptionist/receptionist.module.css';
import { CHANNELS, KINDS, type PartProps } from './settings.ts';
import { ticked } from '../ui/form.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

export function Kinds({ settings: { channels }, change }: Omit<PartProps, 'wrong'>) {
  const words = text.bookingNotices;
  return (
    <Section title={words.kindsTitle} about={words.kindsAbout}>
      {KINDS.map((kind) => (
        <div key={kind} className={classes['row']}>
          <div>
            <Text>{words.kind[kind].label}</Text>
            <Dimmed>{words.kind[kind].about}</Dimmed>
          </div>
          <Group gap="lg">
            {CHANNELS.map((channel) => (
              <Switch
                key={channel}
                label={words.channel[channel]}
                aria-label={words.sendBy(words.kind[kind].label, words.channel[channel])}
                {...ticked(channels[kind][channel], (on) =>
                  change({ channels: { ...channels, [kind]: { ...channels[kind], [channel]: on } } }),
                )}
              />
            ))}
          </Group>
        </div>
      ))}
    </Section>
  );
}
