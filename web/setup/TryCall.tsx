import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Business } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { isLimit, LimitWords } from '../phone/limits.tsx';
import { SayBox } from '../phone/SayBox.tsx';
import { TooFast } from '../phone/TooFast.tsx';
import { Transcript } from '../phone/Transcript.tsx';
import { HIDDEN, usePhone } from '../phone/usePhone.ts';
import { HangUpIcon, PhoneIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';

interface TryCallProps {
  readonly business: Business;
  /** Called when a call begins and when it ends. */
  readonly onCall: () => void;
}

/** The first call: it picks up, greets, and answers what is typed or said. */
export function TryCall({ business, onCall }: TryCallProps) {
  const { state, dial, hangUp, say } = usePhone(business.id);
  useEffect(() => {
    if (state.type === 'talking' || state.type === 'ended') onCall();
  }, [state.type, onCall]);
  switch (state.type) {
    case 'idle':
    case 'dialing':
      return (
        <Button
          size="lg"
          color="kelp.7"
          // A long name takes a second line.
          h="auto"
          mih={50}
          maw="100%"
          py="xs"
          lh={1.3}
          styles={{ label: { whiteSpace: 'normal' } }}
          leftSection={<PhoneIcon />}
          loading={state.type === 'dialing'}
          onClick={() => dial(HIDDEN)}
        >
          {text.setup.call(business.name)}
        </Button>
      );
    case 'talking':
      return (
        <>
          <Transcript lines={state.lines} />
          <TooFast line={state.notTaken} />
          <SayBox say={say} />
          <Group mt="sm">
            <Button color="buoy.7" leftSection={<HangUpIcon />} onClick={hangUp}>
              {text.common.hangUp}
            </Button>
          </Group>
        </>
      );
    case 'ended':
      return (
        <>
          {isLimit(state.ending) ? (
            <Note trouble>
              <LimitWords limit={state.ending} />
            </Note>
          ) : state.callId === null ? (
            <Note trouble>{text.setup.notPutThrough}</Note>
          ) : (
            <Text mb="sm">
              {marked(text.setup.called, (words) => (
                <Anchor component={Link} to={`/calls/${state.callId}`} inherit underline="always">
                  {words}
                </Anchor>
              ))}
            </Text>
          )}
          <Group mt="sm">
            <Button leftSection={<PhoneIcon size={18} />} onClick={() => dial(HIDDEN)}>
              {text.common.callAgain}
            </Button>
          </Group>
        </>
      );
  }
}
