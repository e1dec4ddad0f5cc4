import { Anchor, Button, Code, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { type ReactNode, useState } from 'react';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  newBackupCodes,
  type Outcome,
  sessionQuery,
  sessionsQuery,
} from '../auth.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { Form } from '../ui/form.tsx';
import { Note, Section } from '../ui/page.tsx';

/** The step that the card is at: none, adding an authenticator, or showing backup codes. */
type Stage =
  | { readonly type: 'rest' }
  | { readonly type: 'adding'; readonly uri: string; readonly backupCodes: readonly string[] }
  | { readonly type: 'codes'; readonly backupCodes: readonly string[] };

export function SecondFactor({ enabled }: { readonly enabled: boolean }) {
  const queryClient = useQueryClient();
  const [stage, setStage] = useState<Stage>({ type: 'rest' });
  // Switching it on or off begins a new session in place of this one.
  const refresh = () =>
    Promise.all(
      [sessionQuery, sessionsQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
    );
  return (
    <Section title={text.common.secondFactor}>
      <Text c="dimmed" mb="sm" maw={560}>
        {enabled ? text.account.secondFactorOn : text.account.secondFactorOff}
      </Text>
      {stage.type === 'rest' && !enabled && (
        <OneField
          kind="password"
          label={text.account.yourPassword}
          action={text.account.addAuthenticator}
          run={async (password) => {
            const begun = await beginSecondFactor(password);
            if (begun.done) {
              const { totpURI, backupCodes } = begun.data;
              setStage({ type: 'adding', uri: totpURI, backupCodes });
            }
            return begun;
          }}
        />
      )}
      {stage.type === 'adding' && (
        <Adding uri={stage.uri}>
          <OneField
            kind="code"
            label={text.account.codeShown}
            action={text.account.switchOn}
            run={async (code) => {
              const confirmed = await confirmSecondFactor(code.replaceAll(/\s/g, ''));
              if (confirmed.done) {
                await refresh();
                setStage({ type: 'codes', backupCodes: stage.backupCodes });
              }
              return confirmed;
            }}
          />
        </Adding>
      )}
      {stage.type === 'codes' && (
        <BackupCodes codes={stage.backupCodes} close={() => setStage({ type: 'rest' })} />
      )}
      {stage.type === 'rest' && enabled && (
        <Group gap="xl" align="flex-start">
          <OneField
            kind="password"
            label={text.account.passwordForCodes}
            action={text.account.makeCodes}
            run={async (password) => {
              const made = await newBackupCodes(password);
              if (made.done) setStage({ type: 'codes', backupCodes: made.data.backupCodes });
              return made;
            }}
          />
          <OneField
            kind="password"
            label={text.account.passwordToSwitchOff}
            action={text.account.switchOff}
            run={async (password) => {
              const ended = await endSecondFactor(password);
              if (ended.done) await refresh();
              return ended;
            }}
          />
        </Group>
      )}
    </Section>
  );
}

/** The key, to be scanned, typed, or opened on a phone, where its link opens the app. */
function Adding({ uri, children }: { readonly uri: string; readonly children: ReactNode }) {
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Group gap="xl" align="flex-start">
      {/* Dark on light in both themes, or cameras do not see it. */}
      <QRCodeSVG value={uri} size={200} marginSize={4} title={text.account.qrCode} role="img" />
      <Stack gap="sm" maw={360}>
        <Text>
          {marked(text.account.scan, (open) => (
            <Anchor href={uri} underline="always">
              {open}
            </Anchor>
          ))}
        </Text>
        <Code aria-label={text.account.key} style={{ fontSize: '1rem', overflowWrap: 'anywhere' }}>
          {key.match(/.{1,4}/g)?.join(' ')}
        </Code>
        {children}
      </Stack>
    </Group>
  );
}

function BackupCodes({ codes, close }: { readonly codes: readonly string[]; readonly close: () => void }) {
  return (
    <Stack gap="sm">
      <Note trouble={false}>{text.account.keepCodes}</Note>
      <Code block aria-label={text.account.backupCodes}>
        {codes.join('\n')}
      </Code>
      <Group>
        <Button onClick={close}>{text.account.codesKept}</Button>
      </Group>
    </Stack>
  );
}

interface OneFieldProps {
  readonly kind: 'password' | 'code';
  readonly label: string;
  readonly action: string;
  readonly run: (value: string) => Promise<Outcome<unknown>>;
}

function OneField({ kind, label, action, run }: OneFieldProps) {
  const [value, setValue] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    setBusy(true);
    const outcome = await run(value);
    setBusy(false);
    setProblem(outcome.done ? null : outcome.why);
    if (outcome.done) setValue('');
  };
  const field = {
    label,
    value,
    size: 'md',
    error: problem,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setValue(currentTarget.value),
  } as const;
  return (
    <Form submit={() => void submit()} gap="sm" w={300} maw="100%" align="flex-start">
      {kind === 'password' ? (
        <PasswordInput {...field} w="100%" autoComplete="current-password" />
      ) : (
        <TextInput {...field} w="100%" autoComplete="one-time-code" inputMode="numeric" />
      )}
      <Button type="submit" variant="default" loading={busy} disabled={value === ''}>
        {action}
      </Button>
    </Form>
  );
}
