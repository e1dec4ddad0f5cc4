/** Judges a call by the records of the business. */
import type { Appointment, Card, End } from './card.ts';
import type { Records } from './shop.ts';
import type { Talk } from './talk.ts';

export type Verdict =
  | { readonly type: 'right' }
  /** Something was booked, moved or cancelled that nobody wanted. */
  | { readonly type: 'wrong'; readonly why: string }
  /** The caller did not get to an end. */
  | { readonly type: 'dead-end'; readonly why: string }
  /** Nothing wrong was done, and not what was wanted. */
  | { readonly type: 'missed'; readonly why: string };

export function judge(card: Card, { lines, ended }: Talk, records: Records): Verdict {
  const before = card.booked;
  const allowed = [...before, ...card.ends.flatMap(({ booked }) => booked)];
  const stray = records.booked.find((row) => !allowed.some((each) => fits(each, row)));
  if (stray !== undefined) return { type: 'wrong', why: `booked: ${describe(stray)}` };
  // What was there before and may stay in every end has to be there still.
  const lost = before.find(
    (each) =>
      card.ends.every(({ booked }) =>
        booked.some((wanted) => wanted.at === each.at && wanted.name === each.name),
      ) && !records.booked.some((row) => fits(each, row)),
  );
  if (lost !== undefined) return { type: 'wrong', why: `gone: ${describe(lost)}` };
  const said = folded(
    lines.flatMap(({ speaker, text }) => (speaker === 'receptionist' ? text : [])).join('\n'),
  );
  const never = card.neverSays.find((words) => said.includes(folded(words)));
  if (never !== undefined) return { type: 'wrong', why: `said: ${never}` };
  if (!ended) return { type: 'dead-end', why: 'the call went on and on' };
  const unsaid = card.says.find((ways) => !ways.some((words) => said.includes(folded(words))));
  if (unsaid !== undefined) return { type: 'missed', why: `not said: ${unsaid.join(' or ')}` };
  if (card.ends.some((end) => isEnd(end, records))) return { type: 'right' };
  const rows = records.booked.map(describe).join('; ');
  return {
    type: 'missed',
    why: `booked: ${rows || 'nothing'}; messages: ${records.messages.join('; ') || 'none'}`,
  };
}

function isEnd({ booked, messages }: End, records: Records): boolean {
  return (
    booked.length === records.booked.length &&
    booked.every((each) => records.booked.some((row) => fits(each, row))) &&
    (messages === undefined ||
      (messages.length === records.messages.length &&
        messages.every((words) =>
          records.messages.some((message) => words.every((word) => folded(message).includes(folded(word)))),
        )))
  );
}

type Row = Records['booked'][number];

const fits = (wanted: Appointment, row: Row): boolean =>
  wanted.at === row.at &&
  (wanted.service ?? row.service) === row.service &&
  (wanted.staff ?? row.staff) === row.staff &&
  (wanted.phone ?? row.phone) === row.phone &&
  (wanted.name === undefined || folded(wanted.name) === folded(row.name));

const folded = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

const describe = ({ service = '', staff = '', at, name = '' }: Appointment): string =>
  [service, at, staff, name].filter((each) => each !== '').join(', ');
