/** What an owner can do at a call that goes on: listen in, whisper, take it over, give it back, hang up. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useBusiness } from '../business.ts';
import { HangUpIcon, HeadphonesIcon, LeaveIcon, MicrophoneIcon, SendIcon } from '../ui/icons.tsx';
import { useVisit } from './useVisit.ts';
import { noticeWords, type VisitState } from './visit-state.ts';
import classes from './VisitPanel.module.css';
import type { LiveCall } from './live-state.ts';

interface VisitPanelProps {
  readonly call: LiveCall;
  /** Who calls. */
  readonly name: string;
  /** Told when the owner comes to the call, and when they leave it. */
  readonly onVisit: (callId: string, there: boolean) => void;
}

export function VisitPanel({ call, name, onVisit }: VisitPanelProps) {
  const { callId, person } = call;
  const { state, wish, leave } = useVisit(useBusiness().id, callId);
  const [hangingUp, setHangingUp] = useState(false);
  const there = state.type === 'there';
  const talking = there && state.talking === 'yes';
  const listening = there && state.listening;
  const left = state.type === 'away' && state.notice === null;
  // A call that ended under their ears is no visit that they left.
  useEffect(() => {
    if (there || left) onVisit(callId, there);
  }, [callId, onVisit, there, left]);
  const main = useRef<HTMLButtonElement>(null);
  // The button that ends what has just begun stands where the one was that began it.
  useEffect(() => {
    if (talking) main.current?.focus();
  }, [talking]);

  return (
    <section className={classes['panel']} data-talking={talking} aria-label={`At the call from ${name}`}>
      <p className={classes['status']} role="status">
        {statusWords(state, person?.name ?? null)}
      </p>
      {hangingUp ? (
        <ConfirmHangUp
          name={name}
          hangUp={() => {
            wish({ type: 'hang-up' });
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
              loading={state.type === 'coming'}
              onClick={() => (listening ? leave() : wish({ type: 'listen' }))}
            >
              {listening ? 'Stop listening' : 'Listen in'}
            </Button>
          )}
          {talking ? (
            <Button ref={main} size="sm" color="kelp.7" onClick={() => wish({ type: 'hand-back' })}>
              Hand back to the receptionist
            </Button>
          ) : (
            <Button
              size="sm"
              variant="default"
              leftSection={<MicrophoneIcon size={18} />}
              disabled={person !== null}
              loading={there && state.talking === 'asking'}
              onClick={() => wish({ type: 'take-over' })}
            >
              Take over
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            leftSection={<HangUpIcon size={18} />}
            onClick={() => setHangingUp(true)}
          >
            Hang up
          </Button>
        </Group>
      )}
      {!talking && person === null && <WhisperBox whisper={(text) => wish({ type: 'whisper', text })} />}
    </section>
  );
}

function statusWords(state: VisitState, person: string | null): string {
  if (state.type === 'coming') return 'Going to the call …';
  if (state.type === 'there' && state.talking === 'yes')
    return 'You are on the line. The caller hears you, and the receptionist is quiet.';
  if (state.type === 'there' && state.talking === 'asking') return 'Opening your microphone …';
  if (state.notice !== null) return noticeWords(state.notice);
  if (person !== null) return `${person} is on the line with the caller.`;
  return state.type === 'there' && state.listening ? 'You hear both. Nobody hears you.' : '';
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
    <div role="alertdialog" aria-label={`Hang up on ${name}?`}>
      <Text size="sm" mb={6}>
        The call ends at once for {name}.
      </Text>
      <Group gap="xs">
        <Button ref={safe} size="sm" variant="default" onClick={keep}>
          Keep the call
        </Button>
        <Button size="sm" color="buoy.7" leftSection={<HangUpIcon size={18} />} onClick={hangUp}>
          Hang up now
        </Button>
      </Group>
    </div>
  );
}

function WhisperBox({ whisper }: { readonly whisper: (text: string) => void }) {
  const [text, setText] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    whisper(words);
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          size="sm"
          radius="xl"
          aria-label="Whisper to the receptionist"
          placeholder="Offer him Friday"
          autoComplete="off"
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" leftSection={<SendIcon size={16} />}>
          Whisper
        </Button>
      </Group>
    </form>
  );
}
