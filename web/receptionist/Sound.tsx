/** The settings of how the receptionist speaks: name, greeting, voice, manner and instructions. */
import { MultiSelect, NativeSelect, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import classes from './receptionist.module.css';
import { languageNames, MANNERS, type Settings } from './settings.ts';
import { VoicePicker } from './VoicePicker.tsx';
import { ticked, typedIn } from '../ui/form.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

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
            {...typedIn(settings.receptionistName, (receptionistName) => change({ receptionistName }))}
          />
          <Textarea
            label={text.receptionist.greeting}
            description={text.receptionist.greetingAbout}
            autosize
            maxLength={300}
            {...typedIn(settings.greeting, (greeting) => change({ greeting }))}
          />
          <Switch
            label={text.receptionist.discloses}
            description={text.receptionist.disclosesAbout}
            {...ticked(settings.disclosesAssistant, (disclosesAssistant) => change({ disclosesAssistant }))}
          />
          <Switch
            label={text.receptionist.records}
            description={text.receptionist.recordsAbout}
            {...ticked(settings.recordsCalls, (recordsCalls) => change({ recordsCalls }))}
          />
          {settings.recordsCalls && (
            <TextInput
              label={text.receptionist.consent}
              description={settings.consentText.trim() === '' ? '' : text.receptionist.consentWarning}
              placeholder={text.receptionist.usualConsent}
              maxLength={300}
              {...typedIn(settings.consentText, (consentText) => change({ consentText }))}
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
            data={Object.entries(languageNames()).map(([value, label]) => ({ value, label }))}
            {...typedIn(settings.language, (language) => change({ language }))}
          />
          <MultiSelect
            label={text.receptionist.alsoSpeaks}
            description={text.receptionist.alsoSpeaksAbout}
            maw={360}
            maxValues={3}
            data={Object.entries(languageNames())
              .filter(([value]) => value.split('-')[0] !== settings.language.split('-')[0])
              .map(([value, label]) => ({ value, label }))}
            value={[...settings.alsoSpeaks]}
            onChange={(tags) => change({ alsoSpeaks: tags })}
          />
          {settings.alsoSpeaks.length > 0 && (
            <Switch
              label={text.receptionist.languageKeys}
              description={text.receptionist.languageKeysAbout}
              {...ticked(settings.offersLanguageKeys, (offersLanguageKeys) => change({ offersLanguageKeys }))}
            />
          )}
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
            {...typedIn(settings.mayDo, (mayDo) => change({ mayDo }))}
          />
          <Textarea
            label={text.receptionist.mayNotDo}
            description={text.receptionist.mayNotDoAbout}
            placeholder={text.receptionist.mayNotDoExample}
            autosize
            minRows={4}
            maxLength={2000}
            {...typedIn(settings.mayNotDo, (mayNotDo) => change({ mayNotDo }))}
          />
        </div>
        <Dimmed mt="xs">{text.receptionist.instructionsAbout}</Dimmed>
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
