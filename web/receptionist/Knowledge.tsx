/** What the receptionist knows by heart: questions that callers ask, and what it answers. */
import { ActionIcon, Button, Card, Group, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { CloseIcon, SearchIcon } from '../ui/icons.tsx';
import { done } from '../ui/notify.tsx';
import { Empty } from '../ui/states.tsx';
import type { Fact, Settings } from './settings.ts';
import classes from './receptionist.module.css';

interface KnowledgeProps {
  readonly facts: Settings['knowledge'];
  readonly change: (knowledge: (facts: Settings['knowledge']) => Settings['knowledge']) => void;
}

/** As many as the service keeps. */
const MOST = 200;

export function Knowledge({ facts, change }: KnowledgeProps) {
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const shown = facts.filter(({ question, answer }) => `${question} ${answer}`.toLowerCase().includes(words));
  const set = (id: string, part: Partial<Fact>) =>
    change((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const remove = (fact: Fact) => {
    change((all) => all.filter(({ id }) => id !== fact.id));
    done(`Removed: ${fact.question || 'an empty question'}`, () => change((all) => [...all, fact]));
  };
  const add = () => {
    setSought('');
    change((all) => [{ id: crypto.randomUUID(), question: '', answer: '' }, ...all]);
  };
  return (
    <Card component="section" aria-labelledby="answers">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="answers">
          Questions and answers
        </Title>
        <Button onClick={add} disabled={facts.length >= MOST}>
          Add a question
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="sm" maw={640}>
        Hours, prices, services and staff it knows by itself. Here is everything else that callers ask; what
        it does not find here it does not make up, but takes a message.
      </Text>
      {facts.length > 8 && (
        <TextInput
          type="search"
          aria-label="Find an answer"
          placeholder="Find an answer"
          leftSection={<SearchIcon size={16} />}
          maw={360}
          mb="xs"
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
      )}
      {facts.length === 0 && (
        <Empty title="Nothing to say yet">Parking, payment, dogs: what do your callers ask?</Empty>
      )}
      {facts.length > 0 && shown.length === 0 && <Text c="dimmed">Nothing like that is among them.</Text>}
      <ul className={classes['list']}>
        {shown.map((fact) => (
          <li key={fact.id} className={classes['fact']}>
            <TextInput
              aria-label="Question"
              placeholder="What do callers ask?"
              maxLength={500}
              autoFocus={fact.question === '' && fact.answer === ''}
              value={fact.question}
              onChange={({ currentTarget }) => set(fact.id, { question: currentTarget.value })}
            />
            <Textarea
              aria-label={`Answer to: ${fact.question}`}
              placeholder="What does it answer?"
              autosize
              maxLength={2000}
              value={fact.answer}
              onChange={({ currentTarget }) => set(fact.id, { answer: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove: ${fact.question}`}
              onClick={() => remove(fact)}
            >
              <CloseIcon size={18} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Card>
  );
}
