import { Text } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import classes from './SpokenMessage.module.css';

/** A voice message. The carrier keeps it, so it is fetched only when somebody listens. */
export function SpokenMessage({ address }: { readonly address: string }) {
  const [failed, setFailed] = useState(false);
  return failed ? (
    <Text size="sm" c="buoy" role="alert" mt={4}>
      {text.messages.recordingFailed}
    </Text>
  ) : (
    <audio
      controls
      preload="none"
      src={address}
      className={classes['player']}
      aria-label={text.messages.recording}
      onError={() => setFailed(true)}
    />
  );
}
