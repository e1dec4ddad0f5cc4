/** Who answers calls first, for all numbers and for each. */
import { NumberInput, Radio, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type RouterInputs, type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { phoneNumber } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Note, Section, Waiting } from '../ui/page.tsx';

type Settings = RouterOutputs['destinations']['answering'];
type Way = Settings['usual'];
type Mode = Way['mode'];
type Change = RouterInputs['destinations']['setAnswering']['answering'];

const MODES = [
  'receptionist',
  'staff-first',
  'out-of-hours',
  'lines-busy',
] as const satisfies readonly Mode[];
const USUAL_SECONDS = 20;

const wayOf = (mode: Mode, seconds: number): Way => (mode === 'receptionist' ? { mode } : { mode, seconds });
const secondsOf = (way: Way): number => (way.mode === 'receptionist' ? USUAL_SECONDS : way.seconds);

/** @param ringing whether anybody is set to ring for new calls. */
export function Answering({ ringing }: { readonly ringing: boolean }) {
  const { trpc, id: businessId } = useBusiness();
  const settings = useQuery(trpc.destinations.answering.queryOptions({ businessId }));
  const reload = useReload();
  const save = useMutation(
    trpc.destinations.setAnswering.mutationOptions({
      onError: (error) => failed(text.putThrough.answeringNotSaved, error),
      onSettled: () => reload(trpc.destinations.pathKey()),
    }),
  );
  if (!settings.isSuccess) return <Waiting request={settings} />;
  const { usual, numbers } = settings.data;
  const keep = (change: Change, before: Change) =>
    save.mutate(
      { businessId, answering: change },
      { onSuccess: () => done(text.putThrough.answeringSaved, () => keep(before, change)) },
    );
  const setUsual = (way: Way) => keep({ e164: null, way }, { e164: null, way: usual });
  const shown =
    save.variables?.answering.e164 === null && save.isPending ? save.variables.answering.way : usual;
  const rings = [usual, ...numbers.map(({ own }) => own ?? usual)].some(
    ({ mode }) => mode !== 'receptionist',
  );
  return (
    <Section title={text.putThrough.answering} about={text.putThrough.answeringAbout}>
      <Stack>
        {rings && !ringing && <Note trouble={false}>{text.putThrough.nobodyRings}</Note>}
        <Radio.Group aria-label={text.putThrough.answering} value={shown.mode}>
          <Stack gap="sm">
            {MODES.map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={text.putThrough.modesOfAnswering[mode].label}
                description={text.putThrough.modesOfAnswering[mode].about}
                onChange={() => setUsual(wayOf(mode, secondsOf(usual)))}
              />
            ))}
          </Stack>
        </Radio.Group>
        {usual.mode !== 'receptionist' && (
          <Seconds
            key={usual.seconds}
            seconds={usual.seconds}
            change={(seconds) => setUsual({ mode: usual.mode, seconds })}
          />
        )}
        {numbers.length > 1 &&
          numbers.map(({ e164, own }) => (
            <Select
              key={e164}
              label={text.putThrough.ofNumber(phoneNumber(e164))}
              allowDeselect={false}
              maw={420}
              data={[
                { value: '', label: text.putThrough.asUsual },
                ...MODES.map((mode) => ({
                  value: mode,
                  label: text.putThrough.modesOfAnswering[mode].label,
                })),
              ]}
              value={own?.mode ?? ''}
              onChange={(chosen) => {
                const mode = MODES.find((each) => each === chosen);
                const way = mode === undefined ? null : wayOf(mode, secondsOf(own ?? usual));
                keep({ e164, way }, { e164, way: own });
              }}
            />
          ))}
      </Stack>
    </Section>
  );
}

interface SecondsProps {
  readonly seconds: number;
  readonly change: (seconds: number) => void;
}

/** Kept when the field is left. */
const Seconds = ({ seconds, change }: SecondsProps) => (
  <NumberInput
    label={text.putThrough.after}
    description={text.putThrough.afterAbout}
    defaultValue={seconds}
    min={5}
    max={60}
    allowDecimal={false}
    suffix={text.putThrough.seconds}
    maw={320}
    onBlur={({ currentTarget }) => {
      const typed = Number.parseInt(currentTarget.value, 10);
      if (typed !== seconds && typed >= 5 && typed <= 60) change(typed);
    }}
  />
);
