/** The card of a call in progress: the caller, the conversation, and its outcomes. */
import { Card, Group, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useBusiness } from '../business.ts';
import { BlockNumber } from '../customers/BlockNumber.tsx';
import { text } from '../languages/text.ts';
import classes from './CallCard.module.css';
import { Elapsed } from './Elapsed.tsx';
import type { CallState } from '../../server/protocol/feed.ts';
import { isWithStaff, keyOf, type LiveCall, type LiveOutcome, type LiveTool } from './live-state.ts';
import { PutThroughButtons, TransferLine } from './Transfer.tsx';
import { SupervisorPanel } from './SupervisorPanel.tsx';
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
import { LineBadge } from '../ui/OutcomeBadge.tsx';
import { Dimmed } from '../ui/page.tsx';

interface CallCardProps {
  readonly call: LiveCall;
  readonly state: CallState;
  /** Told when the user joins the call, and when they leave it. */
  readonly onSupervise: (callId: string, joined: boolean) => void;
}

export function CallCard({ call, state, onSupervise }: CallCardProps) {
  const business = useBusiness();
  const name = callerName(call);
  const number = call.from === null ? null : phoneNumber(call.from);
  const called = numberCalled(call, business);
  const withStaff = isWithStaff(call);
  const mayAct = business.role !== 'staff' && !withStaff;
  return (
    <Card component="article" aria-label={text.live.callFrom(name)} className={classes['card'] ?? ''}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap">
          <span className={classes['line']}>
            {call.line === 'carrier' ? <PhoneIcon size={18} /> : <BrowserIcon size={18} />}
          </span>
          <div>
            <Title order={2} lh={1.2}>
              {name}
              <LineBadge line={call.line} />
            </Title>
            {number !== null && number !== name && <Dimmed className="figures">{number}</Dimmed>}
            {called !== null && <Dimmed className="figures">{text.live.called(called)}</Dimmed>}
          </div>
        </Group>
        <div className={classes['now']}>
          <span className={classes['state']} data-state={withStaff ? 'listening' : state}>
            <span className={classes['wave']} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {withStaff
              ? text.live.staff[call.transfer?.state === 'connected' ? 'talks' : 'rings']
              : call.agent !== null && state === 'taken-over'
                ? text.live.agentTalks(call.agent.name)
                : text.live.states[state]}
          </span>
          <Dimmed>
            <Elapsed since={Date.parse(call.startedAt)} clock={Date} />
          </Dimmed>
        </div>
      </Group>
      <Conversation call={call} />
      {call.tools.length > 0 && (
        <ul className={classes['tools']} aria-label={text.live.tools}>
          {call.tools.map((tool) => (
            <ToolLine key={`${tool.name} ${tool.at}`} tool={tool} />
          ))}
        </ul>
      )}
      {call.outcomes.map((outcome) => (
        <Outcome key={keyOf(outcome)} outcome={outcome} zone={business.zone} />
      ))}
      {call.transfer !== null && <TransferLine transfer={call.transfer} />}
      {call.whispers.map(({ at, by, note }) => (
        <p key={`${by} ${at}`} className={classes['whisper']}>
          <strong>{text.live.whispered(by)}</strong> {note}
        </p>
      ))}
      {/* A call from the browser has no line that could be moved, and no number. */}
      {call.line === 'carrier' && business.role !== 'staff' && (
        <Group gap="xs">
          {mayAct && <PutThroughButtons call={call} />}
          <BlockNumber phone={call.from} />
        </Group>
      )}
      {mayAct && <SupervisorPanel call={call} name={name} onSupervise={onSupervise} />}
      <Link to="/calls/$callId" params={{ callId: call.callId }} className={classes['more']}>
        {text.live.callSoFar} <ArrowIcon size={16} />
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
      aria-label={text.live.conversation}
      tabIndex={0}
    >
      {call.turns.length === 0 && call.speaking === null && !isWithStaff(call) && (
        <p className={classes['quiet']}>{text.live.pickingUp}</p>
      )}
      {call.turns.map((turn) => (
        <p key={turn.position} className={classes['turn']} data-speaker={turn.speaker}>
          {turn.heard}
          {turn.interrupted && <span className={classes['quiet']}> {text.live.interrupted}</span>}
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
      <strong>{text.live.toolName(tool.name)}</strong>
      {text.live.toolStatus(tool.status)}
    </li>
  );
}

function Outcome({ outcome, zone }: { readonly outcome: LiveOutcome; readonly zone: string }) {
  switch (outcome.type) {
    case 'booking': {
      const { booking, change } = outcome;
      return (
        <div className={classes['outcome']} data-change={change} role="status">
          <span className={classes['seal']}>{change === 'cancelled' ? <AnchorIcon /> : <CheckIcon />}</span>
          <div>
            <strong>
              {text.live.bookingChanged[change](text.common.appointment(booking.service, booking.staff))}
            </strong>
            <div>
              {text.live.bookedFor(
                booking.name,
                dateOf(booking.startsAt, zone),
                timeOf(booking.startsAt, zone),
              )}
            </div>
          </div>
        </div>
      );
    }
    case 'message':
      return (
        <div className={classes['outcome']} data-change={outcome.urgent ? 'urgent' : 'message'} role="status">
          <span className={classes['seal']}>
            <MessageIcon />
          </span>
          <div>
            <strong>{text.live.messageFrom(outcome.name, outcome.urgent)}</strong>
            <div>{outcome.body}</div>
          </div>
        </div>
      );
  }
}
