/** The telephones of customers, outside production: the texts on each, and a field to write as its owner would. */
import { Button, Card, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { text } from '../languages/text.ts';
import { phoneNumber } from '../ui/format.ts';
import { Dimmed, Empty, Section, Waiting } from '../ui/page.tsx';
import thread from './Thread.module.css';
import classes from './Phones.module.css';

interface PhoneText {
  readonly id: string;
  /** The customer's. */
  readonly phone: string;
  /** The business's. */
  readonly number: string;
  readonly direction: 'inbound' | 'outbound';
  readonly body: string;
  readonly status: keyof typeof text.texts.status;
  readonly createdAt: string;
}

interface Phones {
  /** The newest first. */
  readonly texts: readonly PhoneText[];
  /** Those that can be texted; none where texts go to real telephones. */
  readonly numbers: readonly { readonly number: string; readonly name: string }[];
}

const KEY = ['outbox', 'texts'];
const REFRESH_MS = 2_000;
const LONGEST = 1_600;
/** Reserved for fiction: it belongs to nobody. */
const NEW_PHONE = '+12125550142';

export function Phones() {
  const phones = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const response = await fetch('/api/outbox/texts');
      if (!response.ok) throw new Error(`The service answered ${response.status}.`);
      return (await response.json()) as Phones;
    },
    refetchInterval: REFRESH_MS,
  });
  if (phones.data === undefined) return <Waiting request={phones} />;
  const { texts, numbers } = phones.data;
  const each = [...Map.groupBy(texts, ({ phone, number }) => `${phone} ${number}`)];
  return (
    <Stack gap="md">
      <Text c="dimmed">{numbers.length === 0 ? text.outbox.textsLeave : text.outbox.textsStay}</Text>
      {numbers.length > 0 && <NewPhone numbers={numbers} />}
      {each.length === 0 ? (
        <Card>
          <Empty title={text.outbox.noTexts}>{text.outbox.noTextsAbout}</Empty>
        </Card>
      ) : (
        <ul className={classes['phones']}>
          {each.map(([key, own]) => (
            <li key={key}>
              <Phone texts={own.toReversed()} numbers={numbers} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function NewPhone({ numbers }: Pick<Phones, 'numbers'>) {
  const [from, setFrom] = useState(NEW_PHONE);
  const [to, setTo] = useState(numbers[0]?.number ?? '');
  return (
    <Section title={text.outbox.newPhone}>
      <Group grow align="flex-start" preventGrowOverflow={false} mb="sm">
        <TextInput
          label={text.outbox.fromPhone}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <NativeSelect
          label={text.outbox.toBusiness}
          value={to}
          data={numbers.map(({ number, name }) => ({
            value: number,
            label: `${name}, ${phoneNumber(number)}`,
          }))}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </Group>
      <WriteForm from={from.replaceAll(/[^+\d]/g, '')} to={to} label={text.outbox.customerText} />
    </Section>
  );
}

interface PhoneProps extends Pick<Phones, 'numbers'> {
  /** Between one phone and one number, the oldest first; at least one. */
  readonly texts: readonly PhoneText[];
}

function Phone({ texts, numbers }: PhoneProps) {
  const newest = texts.at(-1);
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = end.current?.parentElement;
    list?.scrollTo({ top: list.scrollHeight });
  }, [newest?.id]);
  if (newest === undefined) return null;
  const { phone, number } = newest;
  const business = numbers.find((each) => each.number === number);
  return (
    <Card component="article" aria-label={text.outbox.phone(phoneNumber(phone))}>
      <h3 className={classes['number']}>{text.outbox.phone(phoneNumber(phone))}</h3>
      <Dimmed>{text.outbox.with(business?.name ?? phoneNumber(number))}</Dimmed>
      <ol
        className={`${thread['texts'] ?? ''} ${classes['texts'] ?? ''}`}
        aria-label={text.outbox.phone(phoneNumber(phone))}
        // It scrolls: the keyboard has to reach it.
        tabIndex={0}
      >
        {texts.map(({ id, direction, body, status }) => (
          <li key={id} className={thread['text']} data-ours={direction === 'inbound'}>
            <p className={`typed ${thread['words'] ?? ''}`}>{body}</p>
            {direction === 'outbound' && (
              <Dimmed className={thread['status']}>{text.texts.status[status]}</Dimmed>
            )}
          </li>
        ))}
        <li ref={end} hidden />
      </ol>
      {business !== undefined && <WriteForm from={phone} to={number} label={text.outbox.reply} />}
    </Card>
  );
}

interface WriteFormProps {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

function WriteForm({ from, to, label }: WriteFormProps) {
  const queryClient = useQueryClient();
  const [body, setBody] = useState('');
  const writing = useMutation({
    mutationFn: async () => {
      const response = await fetch('/api/outbox/texts', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ from, to, body }),
      });
      if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    },
    onSuccess: () => {
      setBody('');
      return queryClient.invalidateQueries({ queryKey: KEY });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (body.trim() !== '') writing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label={label}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        value={body}
        error={writing.isError ? text.outbox.notTaken : null}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <Group justify="flex-end" mt="xs">
        <Button size="sm" type="submit" loading={writing.isPending}>
          {text.texts.send}
        </Button>
      </Group>
    </form>
  );
}
