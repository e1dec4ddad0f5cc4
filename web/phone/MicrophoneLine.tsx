/** The state of the microphone during a call, and the way to switch it on. */
import { Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { MicrophoneIcon } from '../ui/icons.tsx';
import { Dimmed } from '../ui/page.tsx';
import { recogniserClass } from './browser-recognition.ts';
import classes from './MicrophoneLine.module.css';
import type { Microphone } from './phone-state.ts';

interface MicrophoneLineProps {
  readonly microphone: Microphone;
  /** Whether the receptionist can hear speech; if not, the browser may turn it into text. */
  readonly canHear: boolean;
  readonly useMicrophone: () => void;
  /** From 0 to 1. */
  readonly level: () => number;
}

export function MicrophoneLine({ microphone, canHear, useMicrophone, level }: MicrophoneLineProps) {
  return (
    <Group gap="xs" mb={6}>
      {!canHear && recogniserClass() === null ? (
        <Dimmed>{text.phone.noRecognition}</Dimmed>
      ) : (
        <Ready {...{ microphone, canHear, useMicrophone, level }} />
      )}
    </Group>
  );
}

function Ready({ microphone, canHear, useMicrophone, level }: MicrophoneLineProps) {
  switch (microphone) {
    case 'on':
      return (
        <>
          <span className={classes['microphone']}>
            <MicrophoneIcon size={16} /> {text.phone.microphoneOn}
          </span>
          <Level level={level} />
        </>
      );
    case 'asking':
      return <Dimmed>{text.phone.microphoneAsked}</Dimmed>;
    case 'not-understood':
      return <Dimmed>{text.phone.notUnderstood}</Dimmed>;
    case 'none':
    case 'refused':
      return (
        <>
          <Dimmed>
            {canHear || microphone === 'refused' ? text.phone.microphoneOff : text.phone.browserHears}
          </Dimmed>
          <SmallButton onClick={useMicrophone}>{text.phone.useMicrophone}</SmallButton>
        </>
      );
  }
}

/** How often it is drawn anew: a frame of it is not worth a render of the page. */
const DRAWN_MS = 100;

function Level({ level }: { readonly level: () => number }) {
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (meter.current !== null) meter.current.value = level();
    }, DRAWN_MS);
    return () => clearInterval(timer);
  }, [level]);
  return <meter ref={meter} className={classes['level']} min={0} max={1} aria-hidden="true" />;
}
