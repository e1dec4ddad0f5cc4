/** One message: who left it, what it says, who it is assigned to, and the answer. */
import { Anchor, Button, Card, Group, NativeSelect, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { CheckIcon, SendIcon } from '../ui/icons.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { SpokenMessage } from './SpokenMessage.tsx';
import classes from './MessageCard.module.css';
import type { Message } from './messages-query.ts';
import type { MessageChanges } from './useMessageChanges.ts';

interface MessageCardProps {
  readonly message: Message;
  readonly assignees: RouterOutputs['messages']['assignees'];
  readonly changes: MessageChanges;
}

export function MessageCard({ message, assignees, changes }: MessageCardProps) {
  const { id, status, answer, urgent } = message;
  const [answering, setAnswering] = useState(false);
  const open = status === 'open';
  return (
    <Card
      component="article"
      aria-labelledby={`from-${id}`}
      data-urgent={urgent && open}
      className={classes['card'] ?? ''}
    >
      <From message={message} />
      <Text className={classes['body'] ?? ''}>{message.body}</Text>
      {message.recording !== null && <SpokenMessage address={message.recording} />}
      {answer !== null && <Answer answer={answer} />}
      {answering ? (
        <AnswerForm
          to={message.email ?? ''}
          send={(text) => changes.answer(id, text)}
          close={() => setAnswering(false)}
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
              { value: '', label: text.messages.nobody },
              ...assignees.map(({ userId, name }) => ({ value: userId, label: name })),
            ]}
          />
          <Group gap="sm">
            {answer === null && message.email === null && message.customerId !== null && (
              <Link
                to="/customers/$customerId"
                params={{ customerId: message.customerId }}
                className={`${classes['link'] ?? ''} ${classes['hint'] ?? ''}`}
              >
                {text.messages.addAddress}
              </Link>
            )}
            {answer === null && message.email !== null && (
              <Button
                size="sm"
                variant="default"
                leftSection={<SendIcon size={15} />}
                onClick={() => setAnswering(true)}
              >
                {text.messages.answer}
              </Button>
            )}
            <Button
              size="sm"
              variant={open ? 'filled' : 'default'}
              leftSection={open ? <CheckIcon size={15} /> : null}
              onClick={() => changes.put(id, open ? 'done' : 'open')}
            >
              {open ? text.messages.done : text.messages.reopen}
            </Button>
          </Group>
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
          <Link to="/customers/$customerId" params={{ customerId }} className={classes['link']}>
            {who}
          </Link>
        )}
        {urgent && <span className={classes['urgent']}>{text.common.urgent}</span>}
      </h2>
      <Text size="sm" c="dimmed" className="figures">
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
            <Link to="/calls/$callId" params={{ callId }} className={classes['link']}>
              {text.messages.call}
            </Link>
          </>
        )}
      </Text>
    </Group>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<Message['answer']> }) {
  const { zone } = useBusiness();
  return (
    <div className={classes['answer']} data-failed={answer.status === 'failed'}>
      <Text size="sm" fw={600}>
        {text.messages.answered(answer.status, momentOf(answer.at, zone, new Date()))}
      </Text>
      <Text size="sm" className={classes['body'] ?? ''}>
        {answer.text}
      </Text>
      {answer.status === 'failed' && (
        <Text size="sm" mt={4}>
          {text.messages.notDelivered(answer.error)}
        </Text>
      )}
    </div>
  );
}
