/** The booking rules, and the proof that callers have to give. */
import { Button, Group, NativeSelect, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import classes from './receptionist.module.css';
import { type Profile, useBusinessChange } from './useProfile.ts';
import { typedIn } from '../ui/form.tsx';
import { Dimmed, Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

type Policy = Profile['policy'];

const HOUR = 60;
const DAY = 24 * HOUR;
const NOTICES = [0, 30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];

const FIELDS = [
  ['noticeMinutes', NOTICES],
  ['daysAhead', [7, 14, 30, 60, 90, 180, 365]],
  ['stepMinutes', [5, 10, 15, 20, 30, 60]],
  ['cancelNoticeMinutes', NOTICES],
] as const satisfies readonly (readonly [keyof Policy, readonly number[]])[];

/** The booking rules: how far ahead and how late callers can book, and how late they can move or cancel. */
export function Rules({ profile }: { readonly profile: Profile }) {
  const [changed, change] = useState<Policy | null>(null);
  const policy = changed ?? profile.policy;
  const { save, keep } = useBusinessChange(text.business.rulesSaved, text.business.rulesNotSaved, () =>
    change(null),
  );
  return (
    <Section title={text.business.rules} about={text.business.rulesAbout}>
      <UnsavedChanges unsaved={changed !== null} />
      <div className={classes['fields']}>
        {FIELDS.map(([key, values]) => {
          const { label, about, say } = text.business.rule[key];
          return (
            <NativeSelect
              key={key}
              label={label}
              description={about}
              data={[...new Set<number>([...values, policy[key]])]
                .sort((a, b) => a - b)
                .map((value) => ({ value: String(value), label: say(value) }))}
              {...typedIn(String(policy[key]), (next) => change({ ...policy, [key]: Number(next) }))}
            />
          );
        })}
      </div>
      <Group justify="end" mt="md">
        <Button
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => changed !== null && keep({ policy: changed }, { policy: profile.policy })}
        >
          {text.business.saveRules}
        </Button>
      </Group>
    </Section>
  );
}

type Proof = Profile['callerProof'];

const PROOFS = ['name-when-vouched', 'name-and-day'] as const satisfies readonly Proof[];

/** The proof that a caller has to give before the receptionist talks about an appointment or changes it. */
export function CallerProof({ profile }: { readonly profile: Profile }) {
  // Shown from the click on, not only once the request has begun; not when it failed.
  const [chosen, choose] = useState<Proof | null>(null);
  const { save, keep } = useBusinessChange(text.business.proofSaved, text.business.proofNotSaved, () =>
    choose(null),
  );
  const { callerProof } = profile;
  const shown = save.isError ? callerProof : (chosen ?? callerProof);
  return (
    <Section title={text.business.proof} about={text.business.proofAbout} mt="md">
      <Radio.Group aria-label={text.business.proof} value={shown}>
        <Stack gap="sm">
          {PROOFS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={text.business.proofs[value].label}
              description={text.business.proofs[value].about}
              onChange={() => {
                choose(value);
                keep({ callerProof: value }, { callerProof });
              }}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Dimmed mt="md">{text.business.proofFailed}</Dimmed>
    </Section>
  );
}
