/** The settings of how the receptionist speaks: name, greeting, voice, manner and instructions. */
import { NativeSelect, Radio, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import classes from './receptionist.module.css';
import { LANGUAGES, MANNERS, type Settings } from './settings.ts';
import { VoicePicker } from './VoicePicker.tsx';

interface SoundProps {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

export function Sound({ settings, change }: SoundProps) {
  return (
    <Stack gap="lg">
      <Section title={text.receptionist.firstWords}>
        <Stack>
          <TextInput
            label={text.common.name}
            description={text.receptionist.nameAbout}
            maw={360}
            maxLength={60}
            value={settings.receptionistName}
            onChange={({ currentTarget }) => change({ receptionistName: currentTarget.value })}
          />
          <Textarea
            label={text.receptionist.greeting}
            description={text.receptionist.greetingAbout}
            autosize
            maxLength={300}
            value={settings.greeting}
            onChange={({ currentTarget }) => change({ greeting: currentTarget.value })}
          />
          <Switch
            label={text.receptionist.discloses}
            description={text.receptionist.disclosesAbout}
            checked={settings.disclosesAssistant}
            onChange={({ currentTarget }) => change({ disclosesAssistant: currentTarget.checked })}
          />
          <Switch
            label={text.receptionist.records}
            description={text.receptionist.recordsAbout}
            checked={settings.recordsCalls}
            onChange={({ currentTarget }) => change({ recordsCalls: currentTarget.checked })}
          />
          {settings.recordsCalls && (
            <TextInput
              label={text.receptionist.consent}
              placeholder={text.receptionist.usualConsent}
              maxLength={300}
              value={settings.consentText}
              onChange={({ currentTarget }) => change({ consentText: currentTarget.value })}
            />
          )}
          <Greeting settings={settings} />
        </Stack>
      </Section>
      <Section title={text.receptionist.voiceAndManner}>
        <Stack gap="lg">
          <VoicePicker value={settings.voiceId} onChange={(voiceId) => change({ voiceId })} />
          <Radio.Group label={text.receptionist.manner} value={settings.manner}>
            <div className={classes['manners']}>
              {MANNERS.map((manner) => (
                <Radio
                  key={manner}
                  value={manner}
                  label={text.receptionist.manners[manner].label}
                  description={text.receptionist.manners[manner].about}
                  onChange={() => change({ manner })}
                />
              ))}
            </div>
          </Radio.Group>
          <NativeSelect
            label={text.receptionist.language}
            description={text.receptionist.languageAbout}
            maw={360}
            value={settings.language}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => change({ language: currentTarget.value })}
          />
        </Stack>
      </Section>
      <Section title={text.receptionist.instructions}>
        <div className={classes['fields']}>
          <Textarea
            label={text.receptionist.mayDo}
            description={text.receptionist.mayDoAbout}
            placeholder={text.receptionist.mayDoExample}
            autosize
            minRows={4}
            maxLength={2000}
            value={settings.mayDo}
            onChange={({ currentTarget }) => change({ mayDo: currentTarget.value })}
          />
          <Textarea
            label={text.receptionist.mayNotDo}
            description={text.receptionist.mayNotDoAbout}
            placeholder={text.receptionist.mayNotDoExample}
            autosize
            minRows={4}
            maxLength={2000}
            value={settings.mayNotDo}
            onChange={({ currentTarget }) => change({ mayNotDo: currentTarget.value })}
          />
        </div>
        <Text size="sm" c="dimmed" mt="xs">
          {text.receptionist.instructionsAbout}
        </Text>
      </Section>
    </Stack>
  );
}

/** The greeting as callers hear it. */
function Greeting({ settings }: Pick<SoundProps, 'settings'>) {
  const { name } = useBusiness();
  const { receptionistName, greeting, disclosesAssistant, recordsCalls, consentText, manner } = settings;
  const itself = [receptionistName.trim(), disclosesAssistant ? text.receptionist.assistant : '']
    .filter((each) => each !== '')
    .join(', ');
  const sentences = [
    greeting.trim() === '' ? text.receptionist.usualGreeting(name) : greeting.trim(),
    itself === '' ? '' : text.receptionist.itself(itself),
    recordsCalls ? consentText.trim() || text.receptionist.usualConsent : '',
    text.receptionist.help[manner],
  ];
  return (
    <blockquote className={classes['greeting']} aria-label={text.receptionist.heardFirst}>
      {sentences.filter((each) => each !== '').join(' ')}
    </blockquote>
  );
}
