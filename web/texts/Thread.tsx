/** One text conversation: the texts with how they fared, who answers, and the field to write in. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed, Note, Section, Waiting } from '../ui/page.tsx';
import classes from './Thread.module.css';

type Loaded = RouterOutputs['texts']['get'];

/** No carrier takes a longer one. */
const LONGEST = 1_600;

export function Thread({ threadId }: { readonly threadId: string }) {
  const { trpc, id: businessId } = useBusiness();
  const thread = useQuery(trpc.texts.get.queryOptions({ businessId, threadId }));
  const seen = useMutation(trpc.texts.seen.mutationOptions()).mutate;
  const newest = thread.data?.texts.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) seen({ businessId, threadId });
  }, [seen, businessId, threadId, newest]);
  if (thread.data === undefined) return <Waiting request={thread} />;
  const { name, phone, customerId, optedOut } = thread.data;
  const who = name === '' ? phoneNumber(phone) : name;
  return (
    <Section
      title={text.texts.thread(who)}
      beside={
        customerId !== null && (
          <Link to="/customers/$customerId" params={{ customerId }} className="link">
            {phoneNumber(phone)}
          </Link>
        )
      }
    >
      <ol className={classes['texts']}>
        {thread.data.texts.map((each) => (
          <Bubble key={each.id} sent={each} />
        ))}
      </ol>
      {optedOut ? (
        <Note trouble={false}>{text.texts.optedOut}</Note>
      ) : (
        <Answering thread={thread.data} businessId={businessId} />
      )}
    </Section>
  );
}

function Bubble({ sent }: { readonly sent: Loaded['texts'][number] }) {
  const { zone } = useBusiness();
  const { kind, body, status, errorCode, createdAt, pictures } = sent;
  const lost = status === 'failed' || status === 'undelivered';
  return (
    <li className={classes['text']} data-ours={kind !== 'received'} data-lost={lost}>
      <Dimmed className={classes['head']}>
        {text.texts.from[kind]} · {momentOf(createdAt, zone, new Date())}
      </Dimmed>
      {body !== '' && <p className={`typed ${classes['words'] ?? ''}`}>{body}</p>}
      {pictures.map((address) => (
        <a key={address} href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={text.texts.picture} className={classes['picture']} />
        </a>
      ))}
      {kind !== 'received' && (
        <Dimmed className={classes['status']}>
          {text.texts.status[status]}
          {lost && `. ${text.texts.why(errorCode)}`}
        </Dimmed>
      )}
    </li>
  );
}

function Answering({ thread, businessId }: { readonly thread: Loaded; readonly businessId: string }) {
  const { trpc } = useBusiness();
  const queryClient = useQueryClient();
  const { id: threadId, held } = thread;
  const [body, setBody] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.texts.pathKey() });
  const holding = useMutation(
    trpc.texts.hold.mutationOptions({
      onError: (error) => failed(text.texts.notChanged, error),
      onSettled,
    }),
  );
  const writing = useMutation(
    trpc.texts.write.mutationOptions({
      onSuccess: () => setBody(''),
      onError: (error) => failed(text.texts.notSent, error),
      onSettled,
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (body.trim() === '') setTrouble(text.texts.empty);
    else writing.mutate({ businessId, threadId, text: body });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{held ? text.texts.held : text.texts.answers}</Text>
        <Button
          size="sm"
          variant="default"
          loading={holding.isPending}
          onClick={() => holding.mutate({ businessId, threadId, held: !held })}
        >
          {held ? text.texts.handBack : text.texts.takeOver}
        </Button>
      </Group>
      {held && (
        <>
          <Textarea
            label={text.texts.write}
            autosize
            minRows={2}
            maxLength={LONGEST}
            value={body}
            error={trouble}
            onChange={(event) => {
              setBody(event.currentTarget.value);
              setTrouble(null);
            }}
          />
          <Group justify="space-between">
            <Dimmed className="figures">{text.texts.length(body.length)}</Dimmed>
            <Button size="sm" type="submit" loading={writing.isPending}>
              {text.texts.send}
            </Button>
          </Group>
        </>
      )}
    </form>
  );
}
