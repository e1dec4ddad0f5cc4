/** One message: who left it, what it says, who it is assigned to, and the answer. */
import { Anchor, Button, Card, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { codeOf, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { BlockNumber } from '../customers/BlockNumber.tsx';
import { text } from '../languages/text.ts';
import classes from './MessageCard.module.css';
import { SpokenMessage } from './SpokenMessage.tsx';
import type { Message, MessageChanges } from './useMessageChanges.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { CheckIcon, SendIcon } from '../ui/icons.tsx';
import { Dimmed } from '../ui/page.tsx';

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
      <Text className={`typed ${classes['body'] ?? ''}`}>{message.body}</Text>
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
              { value: '', label: text.common.nobodyYet },
              ...assignees.map(({ userId, name }) => ({ value: userId, label: name })),
            ]}
          />
          <Group gap="sm">
            <BlockNumber phone={message.phone} />
            {answer === null && message.email === null && message.customerId !== null && (
              <Link
                to="/customers/$customerId"
                params={{ customerId: message.customerId }}
                className={`link ${classes['hint'] ?? ''}`}
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
              {open ? text.common.done : text.messages.reopen}
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
        {text.messages.answered(answer.status, momentOf(answer.at, zone, new Date()))}
      </Text>
      <Text size="sm" className={`typed ${classes['body'] ?? ''}`}>
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

interface AnswerFormProps {
  readonly to: string;
  readonly send: (answer: string) => Promise<unknown>;
  readonly close: () => void;
}

/** The form for an answer; the text stays until it is really sent. */
export function AnswerForm({ to, send, close }: AnswerFormProps) {
  const [answer, setAnswer] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (answer.trim() === '') {
      setTrouble(text.messages.empty);
      return;
    }
    setSending(true);
    send(answer).then(close, (error: unknown) => {
      setSending(false);
      setTrouble(
        codeOf(error) !== null && error instanceof Error ? error.message : text.messages.answerUnreachable,
      );
    });
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        mt="md"
        label={text.messages.answerTo(to)}
        description={text.messages.answerAbout}
        autosize
        minRows={3}
        maxLength={5000}
        data-autofocus
        autoFocus
        value={answer}
        error={trouble}
        onChange={(event) => {
          setAnswer(event.currentTarget.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && answer === '') close();
        }}
      />
      <Group mt="sm" gap="sm" justify="flex-end">
        <Dimmed mr="auto">{text.messages.thenDone}</Dimmed>
        <Button size="sm" variant="default" onClick={close}>
          {text.messages.doNotAnswer}
        </Button>
        <Button size="sm" type="submit" loading={sending}>
          {text.messages.send}
        </Button>
      </Group>
    </form>
  );
}
