/** The questions that callers ask, with the receptionist's answers. */
import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import classes from './receptionist.module.css';
import type { Fact, Settings } from './settings.ts';
import { typedIn } from '../ui/form.tsx';
import { RemoveButton } from '../ui/buttons.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { done } from '../ui/notify.tsx';
import { Empty, Section } from '../ui/page.tsx';

interface KnowledgeProps {
  readonly facts: Settings['knowledge'];
  readonly change: (knowledge: (facts: Settings['knowledge']) => Settings['knowledge']) => void;
}

/** The most that the service keeps. */
const MOST = 200;

export function Knowledge({ facts, change }: KnowledgeProps) {
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const shown = facts.filter(({ question, answer }) => `${question} ${answer}`.toLowerCase().includes(words));
  const set = (id: string, part: Partial<Fact>) =>
    change((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const remove = (fact: Fact) => {
    change((all) => all.filter(({ id }) => id !== fact.id));
    done(text.receptionist.removed(fact.question), () => change((all) => [...all, fact]));
  };
  const add = () => {
    setSought('');
    change((all) => [{ id: crypto.randomUUID(), question: '', answer: '' }, ...all]);
  };
  return (
    <Section
      title={text.receptionist.knowledge}
      about={text.receptionist.knowledgeAbout}
      beside={
        <Button onClick={add} disabled={facts.length >= MOST}>
          {text.receptionist.addQuestion}
        </Button>
      }
    >
      {facts.length > 8 && (
        <TextInput
          type="search"
          aria-label={text.receptionist.find}
          placeholder={text.receptionist.find}
          leftSection={<SearchIcon size={16} />}
          maw={360}
          mb="xs"
          {...typedIn(sought, setSought)}
        />
      )}
      {facts.length === 0 && (
        <Empty title={text.receptionist.noKnowledge}>{text.receptionist.noKnowledgeAbout}</Empty>
      )}
      {facts.length > 0 && shown.length === 0 && <Text c="dimmed">{text.receptionist.noneFound}</Text>}
      <ul>
        {shown.map((fact) => (
          <li key={fact.id} className={classes['fact']}>
            <TextInput
              aria-label={text.common.question}
              placeholder={text.receptionist.questionExample}
              maxLength={500}
              autoFocus={fact.question === '' && fact.answer === ''}
              {...typedIn(fact.question, (question) => set(fact.id, { question }))}
            />
            <Textarea
              aria-label={text.receptionist.answerTo(fact.question)}
              placeholder={text.receptionist.answerExample}
              autosize
              maxLength={2000}
              {...typedIn(fact.answer, (answer) => set(fact.id, { answer }))}
            />
            <RemoveButton
              label={text.receptionist.removeQuestion(fact.question)}
              onClick={() => remove(fact)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
