/** When messages go out: reminders, quiet hours, and the request for a review. */
import { Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { text } from '../languages/text.ts';
import classes from '../receptionist/receptionist.module.css';
import type { PartProps } from './settings.ts';
import { RemoveButton } from '../ui/buttons.tsx';
import { ticked, typedIn } from '../ui/form.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

const HOUR = 60;
const DAY = 24 * HOUR;
const LEADS = [30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY];
const MOST_REMINDERS = 5;
const REVIEW_HOURS = [0, 1, 2, 3, 6, 12, 24, 48];
const USUAL_QUIET = { from: '21:00', to: '08:00' };

/** A length of time, in its largest whole unit. */
function lengthOf(minutes: number): string {
  const words = text.bookingNotices;
  if (minutes % DAY === 0) return words.days(minutes / DAY);
  return minutes % HOUR === 0 ? words.hours(minutes / HOUR) : words.minutes(minutes);
}

export function Timing({ settings, change, wrong }: PartProps) {
  return (
    <Section title={text.bookingNotices.timingTitle}>
      <Stack gap="lg">
        <Reminders settings={settings} change={change} />
        <Quiet settings={settings} change={change} />
        <Review settings={settings} change={change} wrong={wrong} />
      </Stack>
    </Section>
  );
}

function Reminders({ settings: { reminderMinutes }, change }: Omit<PartProps, 'wrong'>) {
  const words = text.bookingNotices;
  const set = (minutes: readonly number[]) => change({ reminderMinutes: [...minutes].sort((a, b) => b - a) });
  const unused = LEADS.filter((each) => !reminderMinutes.includes(each));
  // A day before is what most have; then whatever is left.
  const next = unused.includes(DAY) ? DAY : unused[0];
  return (
    <div>
      <Text fw={600}>{words.reminders}</Text>
      {reminderMinutes.length === 0 && <Dimmed>{words.noReminders}</Dimmed>}
      <Stack gap="xs" my="xs">
        {reminderMinutes.map((minutes) => (
          <Group key={minutes} gap="xs">
            <NativeSelect
              aria-label={words.before(lengthOf(minutes))}
              data={[...unused, minutes]
                .sort((a, b) => a - b)
                .map((each) => ({ value: String(each), label: words.before(lengthOf(each)) }))}
              {...typedIn(String(minutes), (chosen) =>
                set(reminderMinutes.map((each) => (each === minutes ? Number(chosen) : each))),
              )}
            />
            <RemoveButton
              label={words.removeReminder(lengthOf(minutes))}
              onClick={() => set(reminderMinutes.filter((each) => each !== minutes))}
            />
          </Group>
        ))}
      </Stack>
      {next !== undefined && reminderMinutes.length < MOST_REMINDERS && (
        <Button variant="default" size="compact-sm" onClick={() => set([...reminderMinutes, next])}>
          {words.addReminder}
        </Button>
      )}
    </div>
  );
}

function Quiet({ settings: { quiet }, change }: Omit<PartProps, 'wrong'>) {
  const words = text.bookingNotices;
  return (
    <div>
      <Switch
        label={words.quiet}
        description={words.quietAbout}
        {...ticked(quiet !== null, (on) => change({ quiet: on ? USUAL_QUIET : null }))}
      />
      {quiet !== null && (
        <Group mt="xs">
          <TextInput
            type="time"
            label={words.quietFrom}
            {...typedIn(quiet.from, (from) => change({ quiet: { ...quiet, from } }))}
          />
          <TextInput
            type="time"
            label={words.quietTo}
            {...typedIn(quiet.to, (to) => change({ quiet: { ...quiet, to } }))}
          />
        </Group>
      )}
    </div>
  );
}

function Review({ settings: { review }, change, wrong }: PartProps) {
  const words = text.bookingNotices;
  const hours = [...new Set([...REVIEW_HOURS, review.hoursAfter])].sort((a, b) => a - b);
  return (
    <div className={classes['fields']}>
      <NativeSelect
        label={words.reviewAfter}
        data={hours.map((each) => ({
          value: String(each),
          label: each === 0 ? words.reviewAtOnce : lengthOf(each * HOUR),
        }))}
        {...typedIn(String(review.hoursAfter), (chosen) =>
          change({ review: { ...review, hoursAfter: Number(chosen) } }),
        )}
      />
      <TextInput
        label={words.reviewLink}
        description={words.reviewLinkAbout}
        type="url"
        placeholder={words.reviewLinkExample}
        maxLength={500}
        error={wrong['review.link'] === undefined ? null : words.notALink}
        {...typedIn(review.link, (link) => change({ review: { ...review, link: link.trim() } }))}
      />
    </div>
  );
}
