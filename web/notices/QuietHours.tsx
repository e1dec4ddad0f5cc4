import { Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import { ticked, typedIn } from '../ui/form.tsx';
import { Note, ZoneNote } from '../ui/page.tsx';
import { type NoticeSettings, useChangeWishes } from './useWishes.ts';

const NIGHT = { from: '21:00', to: '07:00' };

export function QuietHours({ settings }: { readonly settings: NoticeSettings }) {
  const change = useChangeWishes(settings);
  const { quiet } = settings.wishes;
  const [typed, setTyped] = useState(quiet ?? NIGHT);
  const same = typed.from === typed.to;
  const save = () => {
    if (!same && typed.from !== '' && typed.to !== '') change({ quiet: typed });
  };
  return (
    <Stack gap="sm">
      <Switch
        label={<Text fw={600}>{text.notices.quiet}</Text>}
        description={text.notices.quietAbout}
        {...ticked(quiet !== null, (on) => change({ quiet: on && !same ? typed : null }))}
      />
      {quiet !== null && (
        <>
          <Group gap="sm">
            <TextInput
              type="time"
              label={text.notices.from}
              {...typedIn(typed.from, (from) => setTyped({ ...typed, from }))}
              onBlur={save}
            />
            <TextInput
              type="time"
              label={text.notices.to}
              {...typedIn(typed.to, (to) => setTyped({ ...typed, to }))}
              onBlur={save}
            />
          </Group>
          {same && <Note trouble>{text.notices.quietSame}</Note>}
          <ZoneNote zone={settings.zone} />
        </>
      )}
    </Stack>
  );
}
