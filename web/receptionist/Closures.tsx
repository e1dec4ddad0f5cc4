/** Days that do not follow the week: closed ones, and those with hours of their own. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Holidays } from './Holidays.tsx';
import { HoursProblem } from './Hours.tsx';
import classes from './receptionist.module.css';
import { type Profile, useRefresh } from './useProfile.ts';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { Form, typedIn } from '../ui/form.tsx';
import { clockText, dayOf, dayText } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Empty, Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { DayHours, type Stretch, WHOLE_DAY } from '../ui/WeekHours.tsx';

type SpecialDay = Profile['specialDays'][number];

export function Closures({ profile }: { readonly profile: Profile }) {
  const { trpc, id: businessId, zone } = useBusiness();
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
      <ul>
        {coming.map((special) => (
          <li key={special.day} className={classes['row']}>
            <div>
              <Text fw={600}>{dayText(special.day)}</Text>
              <Dimmed>
                {[openingText(special.stretches), special.note].filter((each) => each !== '').join(' · ')}
              </Dimmed>
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
        <Dialog onClose={close} title={text.business.holidays} size="lg">
          <Holidays profile={profile} onDone={close} />
        </Dialog>
      )}
    </Section>
  );
}

/** `Closed`, or when the day is open. */
const openingText = (stretches: readonly Stretch[]): string =>
  text.business.openingText(stretches.map(({ from, to }) => ({ from: clockText(from), to: clockText(to) })));

function DayForm({ today, onDone }: { readonly today: string; readonly onDone: () => void }) {
  const { trpc, id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [day, setDay] = useState('');
  const [stretches, setStretches] = useState<Stretch[]>([]);
  const [note, setNote] = useState('');
  const save = useMutation(
    trpc.businesses.setSpecialDay.mutationOptions({
      onError: (error) => failed(text.business.dayNotSaved, error),
      async onSuccess() {
        onDone();
        done(text.business.daySaved(dayText(day), openingText(stretches)));
        await refresh();
      },
    }),
  );
  return (
    <Form
      submit={() => {
        if (day !== '') save.mutate({ businessId, special: { day, stretches, note } });
      }}
    >
      <UnsavedChanges unsaved={(day !== '' || note !== '') && !save.isSuccess} />
      <TextInput
        type="date"
        label={text.common.day}
        required
        min={today}
        data-autofocus
        {...typedIn(day, setDay)}
      />
      <DayHours name={text.business.open} stretches={stretches} usual={[WHOLE_DAY]} onChange={setStretches} />
      <TextInput
        label={text.business.dayWhy}
        placeholder={text.business.dayWhyExample}
        maxLength={200}
        {...typedIn(note, setNote)}
      />
      <HoursProblem error={save.error} part="special.stretches" />
      <DialogButtons onCancel={onDone} disabled={day === ''} loading={save.isPending} />
    </Form>
  );
}
