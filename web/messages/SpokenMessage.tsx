import { Text } from '@mantine/core';
import { useState } from 'react';
import classes from './SpokenMessage.module.css';

/** What a caller said after the tone. The carrier keeps it, so it is fetched only when somebody listens. */
export function SpokenMessage({ address }: { readonly address: string }) {
  const [failed, setFailed] = useState(false);
  return failed ? (
    <Text size="sm" c="buoy" role="alert" mt={4}>
      The recording could not be fetched from your carrier. It may have been removed there.
    </Text>
  ) : (
    <audio
      controls
      preload="none"
      src={address}
      className={classes['player']}
      aria-label="What the caller said"
      onError={() => setFailed(true)}
    />
  );
}
