/** How the receptionist speaks: its name, its voice, its first words, and what it may and must not say. */
import { Card, NativeSelect, Radio, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { LANGUAGES, MANNERS, type Settings } from './settings.ts';
import classes from './receptionist.module.css';
import { VoicePicker } from './VoicePicker.tsx';

interface SoundProps {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

export function Sound({ settings, change }: SoundProps) {
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="first-words">
        <Title order={2} id="first-words" mb="sm">
          First words
        </Title>
        <Stack>
          <TextInput
            label="Name"
            description="What it calls itself; left empty, it gives no name."
            maw={360}
            maxLength={60}
            value={settings.receptionistName}
            onChange={({ currentTarget }) => change({ receptionistName: currentTarget.value })}
          />
          <Textarea
            label="Greeting"
            description="Left empty, it says hello and the name of the business."
            autosize
            maxLength={300}
            value={settings.greeting}
            onChange={({ currentTarget }) => change({ greeting: currentTarget.value })}
          />
          <Switch
            label="Says that it is an automated assistant"
            description="Some places require it by law. Asked, it always says so."
            checked={settings.disclosesAssistant}
            onChange={({ currentTarget }) => change({ disclosesAssistant: currentTarget.checked })}
          />
          <Switch
            label="Calls are recorded"
            description="Only what is said after the greeting has told the caller so."
            checked={settings.recordsCalls}
            onChange={({ currentTarget }) => change({ recordsCalls: currentTarget.checked })}
          />
          {settings.recordsCalls && (
            <TextInput
              label="What callers are told about the recording"
              placeholder="This call is recorded."
              maxLength={300}
              value={settings.consentText}
              onChange={({ currentTarget }) => change({ consentText: currentTarget.value })}
            />
          )}
          <Greeting settings={settings} />
        </Stack>
      </Card>
      <Card component="section" aria-labelledby="voice-and-manner">
        <Title order={2} id="voice-and-manner" mb="sm">
          Voice and manner
        </Title>
        <Stack gap="lg">
          <VoicePicker value={settings.voiceId} onChange={(voiceId) => change({ voiceId })} />
          <Radio.Group
            label="Manner"
            value={settings.manner}
            onChange={(value) => {
              const manner = Object.keys(MANNERS).find((each) => each === value);
              if (manner !== undefined) change({ manner: manner as Settings['manner'] });
            }}
          >
            <div className={classes['manners']}>
              {Object.entries(MANNERS).map(([value, { label, about }]) => (
                <Radio key={value} value={value} label={label} description={about} />
              ))}
            </div>
          </Radio.Group>
          <NativeSelect
            label="Language"
            description="Which English your callers speak: it is understood better."
            maw={360}
            value={settings.language}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => change({ language: currentTarget.value })}
          />
        </Stack>
      </Card>
      <Card component="section" aria-labelledby="wishes">
        <Title order={2} id="wishes" mb="sm">
          What it may and may not say
        </Title>
        <div className={classes['wishes']}>
          <Textarea
            label="What it should do and say"
            description="As you would tell somebody new at the front desk."
            placeholder={'Mention that students pay less.\nAsk whether it is the first visit.'}
            autosize
            minRows={4}
            maxLength={2000}
            value={settings.mayDo}
            onChange={({ currentTarget }) => change({ mayDo: currentTarget.value })}
          />
          <Textarea
            label="What it must not"
            description="Whoever asks for it."
            placeholder={'Do not give prices for colour.\nNever promise a certain barber.'}
            autosize
            minRows={4}
            maxLength={2000}
            value={settings.mayNotDo}
            onChange={({ currentTarget }) => change({ mayNotDo: currentTarget.value })}
          />
        </div>
        <Text size="sm" c="dimmed" mt="xs">
          Heeded where a language model answers; the scripted receptionist, which stands in when there is
          none, keeps to its script.
        </Text>
      </Card>
    </Stack>
  );
}

const HELP = {
  warm: 'How can I help you?',
  brief: 'How can I help?',
  formal: 'How may I help you?',
} as const;

/** The greeting as callers hear it. */
function Greeting({ settings }: Pick<SoundProps, 'settings'>) {
  const { name } = useBusiness();
  const { receptionistName, greeting, disclosesAssistant, recordsCalls, consentText, manner } = settings;
  const itself = [receptionistName.trim(), disclosesAssistant ? 'the automated assistant' : '']
    .filter((each) => each !== '')
    .join(', ');
  const sentences = [
    greeting.trim() === '' ? `Hello, this is ${name}.` : greeting.trim(),
    itself === '' ? '' : `I'm ${itself}.`,
    recordsCalls ? consentText.trim() || 'This call is recorded.' : '',
    HELP[manner],
  ];
  return (
    <blockquote className={classes['greeting']} aria-label="What callers hear first">
      {sentences.filter((each) => each !== '').join(' ')}
    </blockquote>
  );
}
