/** A call in progress: who it is, what is being said, and what comes of it. */
import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useBusiness } from '../business.ts';
import { callerName, dateOf, numberCalled, phoneNumber, timeOf } from '../ui/format.ts';
import {
  AnchorIcon,
  ArrowIcon,
  BrowserIcon,
  CheckIcon,
  MessageIcon,
  PhoneIcon,
  ToolIcon,
} from '../ui/icons.tsx';
import classes from './CallCard.module.css';
import { Elapsed } from './Elapsed.tsx';
import type { CallState } from './feed-item.ts';
import { keyOf, type LiveCall, type LiveDeed, type LiveTool } from './live-state.ts';
import { VisitPanel } from './VisitPanel.tsx';
import { statusLabel, toolLabel } from './tool-label.ts';

const STATES: Record<CallState, string> = {
  greeting: 'Greeting',
  listening: 'Listening',
  thinking: 'Thinking',
  'looking-up': 'Looking up',
  speaking: 'Speaking',
  'taken-over': 'Taken over',
};

export function CallCard({
  call,
  state,
  zone,
  mayVisit,
  onVisit,
}: {
  readonly call: LiveCall;
  readonly state: CallState;
  readonly zone: string;
  /** Whether whoever looks at it may listen in. */
  readonly mayVisit: boolean;
  /** Told when they come to the call, and when they leave it. */
  readonly onVisit: (callId: string, there: boolean) => void;
}) {
  const name = callerName(call);
  const number = call.from === null ? null : phoneNumber(call.from);
  const called = numberCalled(call, useBusiness());
  return (
    <Card component="article" aria-label={`Call from ${name}`} className={classes['card'] ?? ''}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap">
          <span className={classes['line']}>
            {call.line === 'browser' ? <BrowserIcon size={18} /> : <PhoneIcon size={18} />}
          </span>
          <div>
            <Title order={2} lh={1.2}>
              {name}
            </Title>
            {number !== null && number !== name && (
              <Text size="sm" c="dimmed" className="figures">
                {number}
              </Text>
            )}
            {called !== null && (
              <Text size="sm" c="dimmed" className="figures">
                called {called}
              </Text>
            )}
          </div>
        </Group>
        <div className={classes['now']}>
          <span className={classes['state']} data-state={state}>
            <span className={classes['wave']} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {call.person !== null && state === 'taken-over' ? `${call.person.name} talks` : STATES[state]}
          </span>
          <Text size="sm" c="dimmed">
            <Elapsed since={Date.parse(call.startedAt)} />
          </Text>
        </div>
      </Group>
      <Conversation call={call} />
      {call.tools.length > 0 && (
        <ul className={classes['tools']} aria-label="What the receptionist looked up and did">
          {call.tools.map((tool) => (
            <ToolLine key={`${tool.name} ${tool.at}`} tool={tool} />
          ))}
        </ul>
      )}
      {call.deeds.map((deed) => (
        <Deed key={keyOf(deed)} deed={deed} zone={zone} />
      ))}
      {call.whispers.map(({ at, by, note }) => (
        <p key={`${by} ${at}`} className={classes['whisper']}>
          <strong>{by} whispered:</strong> {note}
        </p>
      ))}
      {mayVisit && <VisitPanel call={call} name={name} onVisit={onVisit} />}
      <Link to="/calls/$callId" params={{ callId: call.callId }} className={classes['more']}>
        The call so far <ArrowIcon size={16} />
      </Link>
    </Card>
  );
}

function Conversation({ call }: { readonly call: LiveCall }) {
  const box = useRef<HTMLDivElement>(null);
  const length = call.turns.length + (call.speaking?.text.length ?? 0);
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [length]);
  return (
    <div
      ref={box}
      className={classes['conversation']}
      role="log"
      aria-label="What is being said"
      tabIndex={0}
    >
      {call.turns.length === 0 && call.speaking === null && <p className={classes['quiet']}>Picking up …</p>}
      {call.turns.map((turn) => (
        <p key={turn.position} className={classes['turn']} data-speaker={turn.speaker}>
          {turn.heard}
          {turn.interrupted && <span className={classes['quiet']}> – interrupted</span>}
        </p>
      ))}
      {call.speaking !== null && (
        <p className={classes['turn']} data-speaker={call.speaking.speaker} data-interim="true">
          {call.speaking.text}
        </p>
      )}
    </div>
  );
}

function ToolLine({ tool }: { readonly tool: LiveTool }) {
  return (
    <li className={classes['tool']} title={tool.say}>
      <ToolIcon size={14} />
      <strong>{toolLabel(tool.name)}</strong>
      {statusLabel(tool.status)}
      <span className="figures">{Math.round(tool.durationMs)} ms</span>
    </li>
  );
}

const CHANGES = { created: 'Booked', moved: 'Moved', cancelled: 'Cancelled' } as const;

function Deed({ deed, zone }: { readonly deed: LiveDeed; readonly zone: string }) {
  switch (deed.type) {
    case 'booking': {
      const { booking, change } = deed;
      return (
        <div className={classes['deed']} data-change={change} role="status">
          <span className={classes['seal']}>{change === 'cancelled' ? <AnchorIcon /> : <CheckIcon />}</span>
          <div>
            <strong>
              {CHANGES[change]}: {booking.service} with {booking.staff}
            </strong>
            <div>
              {booking.name}, {dateOf(booking.startsAt, zone)} at {timeOf(booking.startsAt, zone)}
            </div>
          </div>
        </div>
      );
    }
    case 'message':
      return (
        <div className={classes['deed']} data-change={deed.urgent ? 'urgent' : 'message'} role="status">
          <span className={classes['seal']}>
            <MessageIcon />
          </span>
          <div>
            <strong>
              {deed.urgent ? 'Urgent message' : 'Message'}
              {deed.name === '' ? '' : ` from ${deed.name}`}
            </strong>
            <div>{deed.body}</div>
          </div>
        </div>
      );
  }
}
