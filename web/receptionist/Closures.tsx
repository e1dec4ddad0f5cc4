/** Days that do not follow the week: closed ones, and those with hours of their own. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogButtons } from '../ui/DialogButtons.tsx';
import { dayOf } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { Empty } from '../ui/states.tsx';
import { DayHours, type Stretch, WHOLE_DAY } from '../ui/WeekHours.tsx';
import { dayText } from './days.ts';
import { Holidays } from './Holidays.tsx';
import { HoursProblem } from './HoursProblem.tsx';
import classes from './receptionist.module.css';
import { type Profile, useRefresh } from './useProfile.ts';

type SpecialDay = Profile['specialDays'][number];

export function Closures({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const refresh = useRefresh();
  const [dialog, open] = useState<'day' | 'holidays' | null>(null);
  const close = () => open(null);
  const today = dayOf(new Date(), zone);
  const coming = profile.specialDays.filter(({ day }) => day >= today);
  const setting = useMutation(
    trpc.businesses.setSpecialDay.mutationOptions({
      onError: (error) => failed(text.business.dayNotBack, error),
      onSuccess: refresh,
    }),
  );
  const clearing = useMutation(
    trpc.businesses.clearSpecialDay.mutationOptions({
      onError: (error) => failed(text.business.notOrdinary, error),
      onSuccess: refresh,
    }),
  );
  const clear = (special: SpecialDay) =>
    clearing.mutate(
      { businessId, day: special.day },
      {
        onSuccess: () =>
          done(text.business.ordinaryAgain(dayText(special.day)), () =>
            setting.mutate({ businessId, special }),
          ),
      },
    );
  return (
    <Section
      title={text.business.closures}
      about={text.business.closuresAbout}
      beside={
        <Group gap="xs">
          <Button variant="default" onClick={() => open('holidays')}>
            {text.business.publicHolidays}
          </Button>
          <Button onClick={() => open('day')}>{text.business.addDay}</Button>
        </Group>
      }
    >
      {coming.length === 0 && <Empty title={text.business.noClosures}>{text.business.noClosuresAbout}</Empty>}
      <ul className={classes['list']}>
        {coming.map((special) => (
          <li key={special.day} className={classes['row']}>
            <div>
              <Text fw={600}>{dayText(special.day)}</Text>
              <Text size="sm" c="dimmed">
                {[text.business.openingText(special.stretches), special.note]
                  .filter((each) => each !== '')
                  .join(' · ')}
              </Text>
            </div>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => clear(special)}
              aria-label={text.common.removeOf(dayText(special.day))}
            >
              {text.common.remove}
            </Button>
          </li>
        ))}
      </ul>
      {dialog === 'day' && (
        <Dialog onClose={close} title={text.business.specialDay}>
          <DayForm today={today} onDone={close} />
        </Dialog>
      )}
      {dialog === 'holidays' && (
        <Dialog onClose={close} title={text.business.closeOnHolidays} size="lg">
          <Holidays special={profile.specialDays.map(({ day }) => day)} onDone={close} />
        </Dialog>
      )}
    </Section>
  );
}

function DayForm({ today, onDone }: { readonly today: string; readonly onDone: () => void }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [day, setDay] = useState('');
  const [stretches, setStretches] = useState<Stretch[]>([]);
  const [note, setNote] = useState('');
  const save = useMutation(
    trpc.businesses.setSpecialDay.mutationOptions({
      onError: (error) => failed(text.business.dayNotSaved, error),
      async onSuccess() {
        onDone();
        done(text.business.daySaved(dayText(day), text.business.openingText(stretches)));
        await refresh();
      },
    }),
  );
  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (day !== '') save.mutate({ businessId, special: { day, stretches, note } });
      }}
    >
      <Stack>
        <TextInput
          type="date"
          label={text.business.day}
          required
          min={today}
          data-autofocus
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <DayHours
          name={text.business.open}
          stretches={stretches}
          usual={[WHOLE_DAY]}
          onChange={setStretches}
        />
        <TextInput
          label={text.business.dayWhy}
          placeholder={text.business.dayWhyExample}
          maxLength={200}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <HoursProblem error={save.error} part="special.stretches" />
        <DialogButtons onCancel={onDone} disabled={day === ''} loading={save.isPending} />
      </Stack>
    </form>
  );
}
