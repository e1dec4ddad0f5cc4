/** The staff: their hours and their time off. */
import { Button, Switch, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { BlockForm } from '../calendar/BlockForm.tsx';
import { OffList } from '../calendar/OffList.tsx';
import { firstDayOf } from '../calendar/week.ts';
import { text } from '../languages/text.ts';
import { HoursProblem } from './Hours.tsx';
import classes from './receptionist.module.css';
import { RowButtons } from './RowButtons.tsx';
import { fieldErrors, type Profile, type StaffMember, useRefresh } from './useProfile.ts';
import { useRetiring } from './useRetiring.tsx';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { Form, ticked, typedIn } from '../ui/form.tsx';
import { momentOf } from '../ui/format.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Empty, Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';

type Opened =
  | { readonly type: 'person'; readonly person: StaffMember | null }
  | { readonly type: 'time-off'; readonly person: StaffMember };

export function Staff({ profile }: { readonly profile: Profile }) {
  const [dialog, open] = useState<Opened | null>(null);
  const close = () => open(null);
  const { retire, dialog: retireDialog } = useRetiring('staff');
  return (
    <Section
      title={text.business.staff}
      about={text.business.staffAbout}
      beside={
        <Button onClick={() => open({ type: 'person', person: null })}>{text.business.addStaff}</Button>
      }
    >
      {profile.staff.length === 0 && (
        <Empty title={text.common.nobodyYet}>{text.business.noStaffAbout}</Empty>
      )}
      <ul>
        {profile.staff.map((person) => (
          <li key={person.id} className={classes['row']}>
            <div>
              <Text fw={600}>{person.name}</Text>
              <Dimmed>
                {person.hours === null ? text.business.worksAlways : text.business.worksOwnHours}
              </Dimmed>
              <TimeOffList person={person} />
            </div>
            <RowButtons
              name={person.name}
              onEdit={() => open({ type: 'person', person })}
              onRemove={() => retire(person)}
            >
              <SmallButton
                onClick={() => open({ type: 'time-off', person })}
                aria-label={text.business.timeOffTitle(person.name)}
              >
                {text.business.timeOff}
              </SmallButton>
            </RowButtons>
          </li>
        ))}
      </ul>
      {dialog?.type === 'person' && (
        <Dialog onClose={close} title={dialog.person?.name ?? text.business.newStaff} size="lg">
          <PersonForm person={dialog.person} usual={profile.hours} onDone={close} />
        </Dialog>
      )}
      {dialog?.type === 'time-off' && (
        <Dialog onClose={close} title={text.business.timeOffTitle(dialog.person.name)} size="lg">
          <BlockForm staff={profile.staff} staffId={dialog.person.id} choosesWho={false} onDone={close} />
        </Dialog>
      )}
      {retireDialog}
    </Section>
  );
}

function TimeOffList({ person }: { readonly person: StaffMember }) {
  const { zone } = useBusiness();
  const now = new Date();
  const coming = person.timeOff.filter(({ to }) => new Date(to) > now);
  if (coming.length === 0) return null;
  const lines = coming.map((off) => {
    const when = text.common.span(momentOf(off.from, zone, now), momentOf(off.to, zone, now));
    return {
      off,
      staffId: person.id,
      line: text.business.timeOffLine(when, off.note),
      remove: text.business.removeTimeOff(when),
      removed: text.business.timeOffRemoved(person.name, when),
    };
  });
  return <OffList label={text.business.timeOffOf(person.name)} lines={lines} />;
}

interface PersonFormProps {
  /** Null: somebody new. */
  readonly person: StaffMember | null;
  readonly usual: Profile['hours'];
  readonly onDone: () => void;
}

function PersonForm({ person, usual, onDone }: PersonFormProps) {
  const { trpc, id: businessId, country } = useBusiness();
  const refresh = useRefresh();
  const [name, setName] = useState(person?.name ?? '');
  const [hours, setHours] = useState(person?.hours ?? null);
  const save = useMutation(
    trpc.businesses.saveStaff.mutationOptions({
      onError(error) {
        if (Object.keys(fieldErrors(error, 'staff')).length === 0) failed(text.business.staffNotSaved, error);
      },
      async onSuccess() {
        onDone();
        done(text.business.staffSaved(name.trim(), person === null));
        await refresh();
      },
    }),
  );
  const problems = fieldErrors(save.error, 'staff');
  const unsaved = name !== (person?.name ?? '') || hours !== (person?.hours ?? null);
  return (
    <Form
      submit={() => {
        save.mutate({ businessId, id: person?.id ?? null, staff: { name, hours } });
      }}
    >
      <UnsavedChanges unsaved={unsaved && !save.isSuccess} />
      <TextInput
        label={text.common.name}
        description={text.business.staffNameAbout}
        maxLength={100}
        data-autofocus
        error={problems['name'] === undefined ? null : text.business.staffNameMissing}
        {...typedIn(name, setName)}
      />
      <Switch
        label={text.business.worksAlways}
        {...ticked(hours === null, (next) => setHours(next ? null : usual))}
      />
      {hours !== null && <WeekHours week={hours} firstDay={firstDayOf(country)} onChange={setHours} />}
      <HoursProblem error={save.error} part="staff.hours" />
      <DialogButtons onCancel={onDone} loading={save.isPending} />
    </Form>
  );
}
