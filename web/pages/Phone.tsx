/** The phone in the browser, to call one's own receptionist. Everything on it works by the keyboard alone. */
import { Button, Card, Checkbox, Text, TextInput, Title } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { Elapsed, TimeLeft } from '../live/Elapsed.tsx';
import { useRefreshOn } from '../live/useLive.ts';
import classes from './Phone.module.css';
import { Keypad } from '../phone/Keypad.tsx';
import { isLasting, isLimit, LimitWords } from '../phone/limits.tsx';
import { MicrophoneLine } from '../phone/MicrophoneLine.tsx';
import { dialable } from '../phone/number.ts';
import type { Ending, PhoneState } from '../phone/phone-state.ts';
import { SayBox, TooFast } from '../phone/SayBox.tsx';
import { Transcript } from '../phone/Transcript.tsx';
import { type CallAs, usePhone } from '../phone/usePhone.ts';
import { ticked, typedIn } from '../ui/form.tsx';
import { duration, phoneNumber } from '../ui/format.ts';
import { HangUpIcon, PhoneIcon } from '../ui/icons.tsx';
import { Dimmed, Note, PageHead, TextLink } from '../ui/page.tsx';

const route = getRouteApi('/signed-in/phone');

export function Phone() {
  const business = useBusiness();
  const [number] = business.numbers;
  const { draft = false } = route.useSearch();
  const phone = usePhone(business.id, draft);
  const { state } = phone;
  // On a narrow screen the keypad is folded, to leave room for the conversation.
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  useHotkeys([['Escape', phone.hangUp]], []);
  return (
    <>
      <PageHead title={text.common.callReceptionist} />
      {draft && <DraftNote />}
      <div className={classes['columns']}>
        <Card className={classes['phone'] ?? ''} component="section" aria-label={text.common.telephone}>
          <div className={classes['display']} data-state={state.type}>
            <Text fw={600} size="lg" lh={1.2}>
              {business.name}
            </Text>
            {number !== undefined && <span className="figures">{phoneNumber(number)}</span>}
            <StateLine state={state} />
          </div>
          {state.type === 'talking' || state.type === 'dialing' ? (
            <>
              <details className={classes['keypad']} open={wide}>
                <summary>{text.phone.keypad}</summary>
                <Keypad press={phone.press} disabled={state.type === 'dialing'} />
              </details>
              <Button
                fullWidth
                size="lg"
                color="buoy.7"
                leftSection={<HangUpIcon />}
                onClick={phone.hangUp}
                aria-keyshortcuts="Escape"
              >
                {text.common.hangUp}
              </Button>
              {state.type === 'talking' && state.left !== null && (
                <Dimmed ta="center">
                  <TimeLeft left={state.left} />
                </Dimmed>
              )}
            </>
          ) : (
            <Dial dial={phone.dial} ended={state.type === 'ended' ? state.ending : null} />
          )}
        </Card>
        <Card className={classes['talk'] ?? ''} component="section" aria-labelledby="conversation">
          <Title order={2} id="conversation" mb="sm">
            {text.phone.conversation}
          </Title>
          <Talk phone={phone} />
        </Card>
      </div>
    </>
  );
}

function DraftNote() {
  return (
    <div className={classes['draft']}>
      <Note trouble={false}>
        {marked(text.phone.draftAnswers, (back) => (
          <TextLink to="/receptionist" c="inherit">
            {back}
          </TextLink>
        ))}
      </Note>
    </div>
  );
}

function StateLine({ state }: { readonly state: PhoneState }) {
  return (
    <span className={classes['state']}>
      <span role="status">{text.phone.states[state.type]}</span>
      {state.type === 'talking' && <Elapsed since={state.since} clock={performance} />}
      {state.type === 'ended' && state.callId !== null && (
        <span className="figures">{duration(state.seconds)}</span>
      )}
    </span>
  );
}

interface DialProps {
  readonly dial: (as: CallAs) => void;
  /** How the last call ended, which is shown beside this; null: there was none. */
  readonly ended: Ending | null;
}

function Dial({ dial, ended }: DialProps) {
  const { country } = useBusiness();
  const { left, fetchedAt } = useLeft();
  const [since] = useState(() => Date.now());
  const [typed, setTyped] = useState('');
  const [vouched, setVouched] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const known = left?.type === 'refused' ? left.why : null;
  // The seconds of a call that its limit ended are counted a moment later: until then there may seem to be some left.
  const early = fetchedAt < since + COUNTED_MS;
  const refused = early && ended !== null && isLimit(ended) && isLasting(ended) ? ended : known;
  const inVain = refused !== null && isLasting(refused);
  // Enter dials as soon as the page is there, and again after a call.
  useEffect(() => button.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const from = dialable(typed, country);
    const wrong = from === null && typed.trim() !== '';
    setProblem(wrong ? text.common.noPhoneNumber : null);
    if (!wrong) dial({ from, vouched: from !== null && vouched });
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        label={text.phone.callAs}
        description={text.phone.callAsAbout}
        placeholder={country === 'US' ? '(212) 555-0142' : undefined}
        type="tel"
        mb="md"
        error={problem}
        {...typedIn(typed, setTyped)}
      />
      {typed.trim() !== '' && (
        <Checkbox
          label={text.phone.vouched}
          description={text.phone.vouchedAbout}
          mb="md"
          {...ticked(vouched, setVouched)}
        />
      )}
      <Button
        ref={button}
        type="submit"
        fullWidth
        size="xl"
        color="kelp.7"
        leftSection={<PhoneIcon size={24} />}
        disabled={inVain}
      >
        {ended === null ? text.phone.call : text.common.callAgain}
      </Button>
      {refused === null ? (
        <Dimmed ta="center" mt="xs">
          {text.phone.enterDials}
          <br />
          {left === undefined ? '\u00a0' : left.type === 'open' && text.phone.timeLeft(left.leftSeconds)}
        </Dimmed>
      ) : (
        refused !== ended && (
          <div className={classes['limit']}>
            <Note trouble={false}>
              <LimitWords limit={refused} />
            </Note>
          </div>
        )
      )}
    </form>
  );
}

const USED = ['usage.updated', 'billing.changed'];
/** How often the time left is fetched: a day may end, or a colleague talk, while the page is open. */
const LOOK_MS = 60_000;

/** Within this a finished call is counted. */
const COUNTED_MS = 10_000;

/** The time left for test calls; undefined until it is fetched. Dialling does not wait for it: the service decides. */
function useLeft() {
  const { trpc, id: businessId } = useBusiness();
  useRefreshOn(USED, trpc.phone.pathKey());
  const query = useQuery(trpc.phone.left.queryOptions({ businessId }, { refetchInterval: LOOK_MS }));
  return { left: query.data, fetchedAt: query.dataUpdatedAt };
}

function Talk({ phone }: { readonly phone: ReturnType<typeof usePhone> }) {
  const { state } = phone;
  switch (state.type) {
    case 'idle':
      return (
        <div className={classes['idle']}>
          <Text c="dimmed" maw={440}>
            {text.phone.idleAbout}
          </Text>
          <ul className={classes['tries']}>
            {text.phone.tries.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      );
    case 'dialing':
      return <Text c="dimmed">{text.phone.ringing}</Text>;
    case 'talking':
      return (
        <>
          <Transcript lines={state.lines} />
          <TooFast line={state.notTaken} />
          <MicrophoneLine
            microphone={state.microphone}
            canHear={state.canHear}
            useMicrophone={phone.useMicrophone}
            level={phone.level}
          />
          <SayBox say={phone.say} type={phone.type} />
        </>
      );
    case 'ended':
      return (
        <>
          {state.lines.length > 0 && <Transcript lines={state.lines} />}
          <EndingNote ending={state.ending} callId={state.callId} />
        </>
      );
  }
}

function EndingNote({ ending, callId }: { readonly ending: Ending; readonly callId: string | null }) {
  const trouble = ending !== 'far' && ending !== 'near';
  return (
    <Note trouble={trouble}>
      {isLimit(ending) ? <LimitWords limit={ending} /> : text.phone.endings[ending]}{' '}
      {callId !== null && (
        <TextLink to="/calls/$callId" params={{ callId }} c="inherit">
          {text.common.seeFinished}
        </TextLink>
      )}
    </Note>
  );
}
