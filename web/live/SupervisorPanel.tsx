/** The controls of a supervisor at a call in progress: listen in, whisper, take over, hand back, hang up. */
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import type { LiveCall } from './live-state.ts';
import { noticeText, type SupervisorState } from './supervisor-state.ts';
import classes from './SupervisorPanel.module.css';
import { useSupervisor } from './useSupervisor.ts';
import { SayBox } from '../phone/SayBox.tsx';
import { HangUpIcon, HeadphonesIcon, LeaveIcon, MicrophoneIcon } from '../ui/icons.tsx';

interface SupervisorPanelProps {
  readonly call: LiveCall;
  /** The caller's. */
  readonly name: string;
  /** Told when the user joins the call, and when they leave it. */
  readonly onSupervise: (callId: string, joined: boolean) => void;
}

export function SupervisorPanel({ call, name, onSupervise }: SupervisorPanelProps) {
  const { callId, agent } = call;
  const { state, send, leave } = useSupervisor(useBusiness().id, callId);
  const [hangingUp, setHangingUp] = useState(false);
  const joined = state.type === 'joined';
  const talking = joined && state.talking === 'yes';
  const listening = joined && state.listening;
  const left = state.type === 'closed' && state.notice === null;
  // Who hears a call end has not left it.
  useEffect(() => {
    if (joined || left) onSupervise(callId, joined);
  }, [callId, onSupervise, joined, left]);
  const main = useRef<HTMLButtonElement>(null);
  // The button that ends what has just begun stands where the one was that began it.
  useEffect(() => {
    if (talking) main.current?.focus();
  }, [talking]);

  return (
    <section className={classes['panel']} data-talking={talking} aria-label={text.live.atCall(name)}>
      <p className={classes['status']} role="status">
        {statusWords(state, agent?.name ?? null)}
      </p>
      {hangingUp ? (
        <ConfirmHangUp
          name={name}
          hangUp={() => {
            send({ type: 'hang-up' });
            setHangingUp(false);
          }}
          keep={() => setHangingUp(false)}
        />
      ) : (
        <Group gap="xs">
          {!talking && (
            <Button
              size="sm"
              variant={listening ? 'light' : 'default'}
              leftSection={listening ? <LeaveIcon size={18} /> : <HeadphonesIcon size={18} />}
              loading={state.type === 'joining'}
              onClick={() => (listening ? leave() : send({ type: 'listen' }))}
            >
              {listening ? text.live.stopListening : text.live.listenIn}
            </Button>
          )}
          {talking ? (
            <Button ref={main} size="sm" color="kelp.7" onClick={() => send({ type: 'hand-back' })}>
              {text.live.handBack}
            </Button>
          ) : (
            <Button
              size="sm"
              variant="default"
              leftSection={<MicrophoneIcon size={18} />}
              disabled={agent !== null}
              loading={joined && state.talking === 'asking'}
              onClick={() => send({ type: 'take-over' })}
            >
              {text.live.takeOver}
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            leftSection={<HangUpIcon size={18} />}
            onClick={() => setHangingUp(true)}
          >
            {text.common.hangUp}
          </Button>
        </Group>
      )}
      {!talking && agent === null && (
        <SayBox
          small
          say={(words) => send({ type: 'whisper', text: words })}
          label={text.live.whisperTo}
          placeholder={text.live.whisperExample}
          action={text.live.whisper}
          maxLength={500}
        />
      )}
    </section>
  );
}

function statusWords(state: SupervisorState, agent: string | null): string {
  if (state.type === 'joining') return text.live.joining;
  if (state.type === 'joined' && state.talking === 'yes') return text.live.onLine;
  if (state.type === 'joined' && state.talking === 'asking') return text.live.openingMicrophone;
  if (state.notice !== null) return noticeText(state.notice);
  if (agent !== null) return text.live.agentOnLine(agent);
  return state.type === 'joined' && state.listening ? text.live.hearBoth : '';
}

function ConfirmHangUp({
  name,
  hangUp,
  keep,
}: {
  readonly name: string;
  readonly hangUp: () => void;
  readonly keep: () => void;
}) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <div role="alertdialog" aria-label={text.live.reallyHangUp(name)}>
      <Text size="sm" mb={6}>
        {text.live.endsAtOnce(name)}
      </Text>
      <Group gap="xs">
        <Button ref={safe} size="sm" variant="default" onClick={keep}>
          {text.live.keepCall}
        </Button>
        <Button size="sm" color="buoy.7" leftSection={<HangUpIcon size={18} />} onClick={hangUp}>
          {text.live.hangUpNow}
        </Button>
      </Group>
    </div>
  );
}
