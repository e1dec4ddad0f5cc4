import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { isLimit, LimitWords } from '../phone/limits.tsx';
import { SayBox, TooFast } from '../phone/SayBox.tsx';
import { Transcript } from '../phone/Transcript.tsx';
import { HIDDEN, usePhone } from '../phone/usePhone.ts';
import { HangUpIcon, PhoneIcon } from '../ui/icons.tsx';
import { Note, TextLink } from '../ui/page.tsx';

/**
 * The first call: it picks up, greets, and answers what is typed or said.
 * @param onCall called when a call begins and when it ends.
 */
export function TryCall({ onCall }: { readonly onCall: () => void }) {
  const business = useBusiness();
  const { state, dial, hangUp, say, type } = usePhone(business.id);
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
          <SayBox say={say} type={type} />
          <Group mt="sm">
            <Button color="buoy.7" leftSection={<HangUpIcon />} onClick={hangUp}>
              {text.common.hangUp}
            </Button>
          </Group>
        </>
      );
    case 'ended': {
      const { callId } = state;
      return (
        <>
          {isLimit(state.ending) ? (
            <Note trouble>
              <LimitWords limit={state.ending} />
            </Note>
          ) : callId === null ? (
            <Note trouble>{text.setup.notPutThrough}</Note>
          ) : (
            <Text mb="sm">
              {marked(text.setup.called, (words) => (
                <TextLink to="/calls/$callId" params={{ callId }}>
                  {words}
                </TextLink>
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
}
