/** One message: who left it, what it says, who it is assigned to, and the answer. */
import { Anchor, Card, Group, NativeSelect, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { MessageActions } from './MessageActions.tsx';
import classes from './MessageCard.module.css';
import { SpokenMessage } from './SpokenMessage.tsx';
import type { Message, MessageChanges } from './useMessageChanges.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { Dimmed } from '../ui/page.tsx';

interface MessageCardProps {
  readonly message: Message;
  readonly assignees: RouterOutputs['messages']['assignees'];
  readonly changes: MessageChanges;
}

export function MessageCard({ message, assignees, changes }: MessageCardProps) {
  const { zone } = useBusiness();
  const { id, status, answer, urgent, snoozedUntil, calledAt } = message;
  const [answering, setAnswering] = useState<'mail' | 'text' | null>(null);
  const close = () => setAnswering(null);
  return (
    <Card
      component="article"
      aria-labelledby={`from-${id}`}
      data-urgent={urgent && status === 'open'}
      className={classes['card'] ?? ''}
    >
      <From message={message} />
      <Text className={`typed ${classes['body'] ?? ''}`}>{message.body}</Text>
      {message.recording !== null && <SpokenMessage address={message.recording} />}
      {calledAt !== null && (
        <Dimmed mt={6}>{text.messages.calledBack(momentOf(calledAt, zone, new Date()))}</Dimmed>
      )}
      {snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now() && (
        <Dimmed mt={6}>{text.messages.backAt(momentOf(snoozedUntil, zone, new Date()))}</Dimmed>
      )}
      {answer !== null && <Answer answer={answer} />}
      {answering === 'mail' ? (
        <AnswerForm
          to={message.email ?? ''}
          about={text.messages.answerAbout}
          longest={5_000}
          send={(words) => changes.answer(id, words)}
          close={close}
        />
      ) : answering === 'text' ? (
        <AnswerForm
          to={phoneNumber(message.phone ?? '')}
          about={text.messages.textAbout}
          longest={1_600}
          send={(words) => changes.answerByText(id, words)}
          close={close}
        />
      ) : (
        <Group mt="md" gap="sm" justify="space-between">
          <NativeSelect
            size="sm"
            maw={200}
            aria-label={text.messages.assignedTo}
            value={message.assignedTo ?? ''}
            onChange={(event) => {
              const chosen = assignees.find(({ userId }) => userId === event.currentTarget.value);
              changes.assign(id, chosen?.userId ?? null);
            }}
            data={[
              { value: '', label: text.common.nobodyYet },
              ...assignees.map(({ userId, name }) => ({ value: userId, label: name })),
            ]}
          />
          <MessageActions message={message} changes={changes} answer={setAnswering} />
        </Group>
      )}
    </Card>
  );
}

function From({ message }: { readonly message: Message }) {
  const { zone } = useBusiness();
  const { id, name, phone, callId, customerId, urgent } = message;
  const who = name === '' ? text.common.somebody : name;
  return (
    <Group justify="space-between" align="baseline" gap={4}>
      <h2 id={`from-${id}`} className={classes['from']}>
        {customerId === null ? (
          who
        ) : (
          <Link to="/customers/$customerId" params={{ customerId }}>
            {who}
          </Link>
        )}
        {urgent && <span className="urgent">{text.common.urgent}</span>}
      </h2>
      <Dimmed className="figures">
        {phone !== null && (
          <>
            <Anchor href={`tel:${phone}`} inherit underline="always">
              {phoneNumber(phone)}
            </Anchor>
            {' · '}
          </>
        )}
        {momentOf(message.createdAt, zone, new Date())}
        {callId !== null && (
          <>
            {' · '}
            <Link to="/calls/$callId" params={{ callId }} className="link">
              {text.common.theCall}
            </Link>
          </>
        )}
      </Dimmed>
    </Group>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<Message['answer']> }) {
  const { zone } = useBusiness();
  return (
    <div className={classes['answer']} data-failed={answer.status === 'failed'}>
      <Text size="sm" fw={600}>
        {text.messages.answered(answer.by, answer.status, momentOf(answer.at, zone, new Date()))}
      </Text>
      <Text size="sm" className={`typed ${classes['body'] ?? ''}`}>
        {answer.text}
      </Text>
      {answer.status === 'failed' && (
        <Text size="sm" mt={4}>
          {text.messages.notDelivered(answer.by, answer.error)}
        </Text>
      )}
    </div>
  );
}
