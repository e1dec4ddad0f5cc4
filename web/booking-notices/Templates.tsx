/** The words of each message, beside how they look on a phone and in a mail program. */
import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { text, textFor } from '../languages/text.ts';
import { MailPreview, TextPreview, usePreview } from './Preview.tsx';
import classes from './notices.module.css';
import {
  type Defaults,
  inserted,
  KINDS,
  LONGEST,
  type NoticeKind,
  type PartProps,
  type TemplatePart,
  withWords,
} from './settings.ts';
import { typedIn } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';

interface TemplatesProps extends PartProps {
  readonly defaults: Defaults;
  /** The names of what can be filled in. */
  readonly variables: readonly string[];
}

export function Templates({ settings, change, wrong, defaults, variables }: TemplatesProps) {
  const words = text.bookingNotices;
  const [kind, setKind] = useState<NoticeKind>('confirmation');
  const preview = usePreview(kind, settings);
  const own = settings.templates[kind] ?? {};
  const fieldOf = (part: TemplatePart): WordsProps => ({
    part,
    variables,
    value: own[part] ?? defaults[kind][part],
    isOwn: own[part] !== undefined,
    wrong: wrong[`templates.${kind}.${part}`] ?? preview.wrong[`templates.${kind}.${part}`],
    set: (typed) => change(withWords(settings, kind, part, typed)),
  });
  return (
    <Section title={words.wordsTitle} about={words.wordsAbout}>
      <NativeSelect
        label={words.message}
        maw={320}
        data={KINDS.map((value) => ({ value, label: words.kind[value].label }))}
        value={kind}
        onChange={({ currentTarget }) => {
          const chosen = KINDS.find((each) => each === currentTarget.value);
          if (chosen !== undefined) setKind(chosen);
        }}
      />
      <div className={classes['beside']}>
        <Words {...fieldOf('sms')} />
        <TextPreview shown={preview.shown} />
      </div>
      <div className={classes['beside']}>
        <div>
          <Words {...fieldOf('subject')} />
          <Words {...fieldOf('body')} />
        </div>
        <MailPreview shown={preview.shown} />
      </div>
    </Section>
  );
}

interface WordsProps {
  readonly part: TemplatePart;
  readonly variables: readonly string[];
  readonly value: string;
  /** Whether they are the business's own. */
  readonly isOwn: boolean;
  readonly wrong: string | undefined;
  /** Null: our words again. */
  readonly set: (typed: string | null) => void;
}

const labelOf = (variable: string): string => textFor(text.bookingNotices.variable, variable) ?? variable;

const LABELS = { sms: 'smsWords', subject: 'subject', body: 'body' } as const;

/** A field for words, with buttons that put a variable in where the cursor stands. */
function Words({ part, variables, value, isOwn, wrong, set }: WordsProps) {
  const words = text.bookingNotices;
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const insert = (variable: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {};
    const at = selectionStart ?? value.length;
    set(inserted(value, variable, at, selectionEnd ?? at));
    // Once the new words are shown, the cursor goes behind what was put in.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + variable.length, at + variable.length);
    });
  };
  const shared = {
    ref: field,
    label: words[LABELS[part]],
    maxLength: LONGEST[part],
    error: wrong,
    ...typedIn(value, set),
  };
  return (
    <div className={classes['words']}>
      {part === 'subject' ? <TextInput {...shared} /> : <Textarea autosize minRows={3} {...shared} />}
      <Group gap={6} mt={6}>
        {variables.map((variable) => (
          <Button
            key={variable}
            variant="light"
            size="compact-xs"
            title={`{${variable}}`}
            aria-label={words.insert(labelOf(variable))}
            onClick={() => insert(`{${variable}}`)}
          >
            {labelOf(variable)}
          </Button>
        ))}
        {isOwn && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => set(null)}>
            {words.usualWords}
          </Button>
        )}
      </Group>
    </div>
  );
}
