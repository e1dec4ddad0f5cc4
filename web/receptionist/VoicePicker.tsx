import { ActionIcon, Radio, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useBusiness } from '../business.ts';
import { text, textFor } from '../languages/text.ts';
import { PauseIcon, PlayIcon } from '../ui/icons.tsx';
import type { Voices } from './settings.ts';
import classes from './VoicePicker.module.css';
import { Dimmed } from '../ui/page.tsx';

interface VoicePickerProps {
  /** Null: the installation's own voice. */
  readonly value: string | null;
  readonly onChange: (voiceId: string | null) => void;
}

const usual = () => ({
  id: '',
  name: text.receptionist.usualVoice,
  about: text.receptionist.usualVoiceAbout,
  vendor: null,
});

/** The available voices of all vendors, each with a sample; whose they are is said where there are several. */
export function VoicePicker({ value, onChange }: VoicePickerProps) {
  const { trpc, id: businessId } = useBusiness();
  const voices = useQuery(trpc.receptionist.voices.queryOptions({ businessId }, { staleTime: 60_000 }));
  const sample = useSample(businessId);
  const several = new Set(voices.data?.map(({ vendor }) => vendor)).size > 1;
  const listed = [usual(), ...withChosen(voices.data ?? [], value)];
  return (
    <Radio.Group
      label={text.receptionist.voice}
      description={text.receptionist.voiceAbout}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : id)}
    >
      <ul className={classes['voices']}>
        {listed.map(({ id, name, about, vendor }) => (
          <li key={id} className={classes['voice']} data-chosen={id === (value ?? '')}>
            <Radio
              value={id}
              label={name}
              description={several && vendor !== null ? `${about} · ${vendorName(vendor)}` : about}
              className={classes['choice'] ?? ''}
            />
            <ActionIcon
              variant="default"
              size="lg"
              radius="xl"
              loading={sample.state === 'loading' && sample.of === id}
              aria-label={sample.playing === id ? text.receptionist.stop(name) : text.receptionist.hear(name)}
              onClick={() => sample.toggle(id)}
            >
              {sample.playing === id ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
            </ActionIcon>
          </li>
        ))}
      </ul>
      {voices.isError && <Dimmed mt="xs">{text.receptionist.voicesNotListed}</Dimmed>}
      <Text size="sm" c="var(--ahoy-bad-text)" role="status" mt={4}>
        {sample.state === 'failed' && text.receptionist.notHeard}
      </Text>
    </Radio.Group>
  );
}

const vendorName = (vendor: string): string => textFor(text.receptionist.voiceVendors, vendor) ?? vendor;

/** One voice as it is listed; `vendor` null: it is nobody's, or not known whose. */
type Listed = Omit<Voices[number], 'vendor'> & { readonly vendor: string | null };

/** Adds the chosen voice where this installation lacks it: it stays chosen, and the usual one is heard meanwhile. */
function withChosen(voices: Voices, chosen: string | null): readonly Listed[] {
  if (chosen === null || voices.some(({ id }) => id === chosen)) return voices;
  return [
    ...voices,
    {
      id: chosen,
      name: text.receptionist.earlierVoice,
      about: text.receptionist.earlierVoiceAbout,
      vendor: null,
    },
  ];
}

/** Plays one sample at a time. */
function useSample(businessId: string) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [now, setNow] = useState<{ of: string; state: 'loading' | 'playing' | 'failed' } | null>(null);
  const stop = () => {
    audio.current?.pause();
    audio.current = null;
    setNow(null);
  };
  useEffect(() => () => audio.current?.pause(), []);
  return {
    of: now?.of,
    state: now?.state,
    playing: now?.state === 'playing' ? now.of : null,
    toggle(id: string) {
      const again = now?.of === id && now.state !== 'failed';
      stop();
      if (again) return;
      const query = new URLSearchParams({ businessId, ...(id === '' ? {} : { voiceId: id }) });
      const element = new Audio(`/voice-sample?${query.toString()}`);
      audio.current = element;
      const become = (state: 'playing' | 'failed') => {
        if (audio.current === element) setNow({ of: id, state });
      };
      setNow({ of: id, state: 'loading' });
      element.onended = () => audio.current === element && stop();
      element.play().then(
        () => become('playing'),
        () => become('failed'),
      );
    },
  };
}
