import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import classes from './checklist.module.css';
import { NumberForm } from './NumberForm.tsx';
import { NumberWebhooks } from './NumberWebhooks.tsx';
import { type SetUpState, useRefreshNumbers } from './useSetUp.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { Dimmed, TextLink } from '../ui/page.tsx';

/** The numbers that lead to the business, the addresses to enter at the carrier, and the form for one more. */
export function ConnectNumber({ numbers, limit, carriers }: SetUpState) {
  const { name } = useBusiness();
  if (numbers.length === 0)
    return (
      <Stack gap="sm">
        <Text>
          {text.setup.buyNumber(carriers.map(({ label }) => label).reduce(text.setup.eitherCarrier))}
        </Text>
        <NumberForm asked={false} carriers={carriers} />
      </Stack>
    );
  return (
    <Stack gap="md">
      <ul className={classes['numbers']} aria-label={text.setup.numbers(name)}>
        {numbers.map((number) => (
          <ConnectedNumber key={number.e164} {...number} at={labelWhereSeveral(carriers, number.carrier)} />
        ))}
      </ul>
      {carriers
        .filter(({ name: carrier }) => numbers.some((number) => number.carrier === carrier))
        .map((carrier) => (
          <NumberWebhooks key={carrier.name} {...carrier} />
        ))}
      {limit !== null && numbers.length >= limit ? (
        <Dimmed>
          {marked(text.setup.numbersLimit(limit, numbers.length > limit), (words) => (
            <TextLink to="/billing">{words}</TextLink>
          ))}
        </Dimmed>
      ) : (
        <AnotherNumber carriers={carriers} />
      )}
    </Stack>
  );
}

/** The carrier's name; null: there is only one, which is not said. */
const labelWhereSeveral = (carriers: SetUpState['carriers'], name: string): string | null =>
  carriers.length === 1 ? null : (carriers.find((carrier) => carrier.name === name)?.label ?? null);

function AnotherNumber({ carriers }: Pick<SetUpState, 'carriers'>) {
  const [asking, setAsking] = useState<'not-yet' | 'now' | 'no-more'>('not-yet');
  const close = () => setAsking('no-more');
  if (asking === 'now')
    return (
      <NumberForm asked carriers={carriers} onConnected={close}>
        <Button variant="default" onClick={close}>
          {text.common.cancel}
        </Button>
      </NumberForm>
    );
  return (
    <div>
      {/* Where the form was, the focus goes on. */}
      <SmallButton autoFocus={asking === 'no-more'} onClick={() => setAsking('now')}>
        {text.setup.addNumber}
      </SmallButton>
    </div>
  );
}

/** One number of the business: whether a call has come in on it, and the button to disconnect it. */
function ConnectedNumber({
  e164,
  reachedAt,
  keptUntil,
  at,
}: SetUpState['numbers'][number] & { readonly at: string | null }) {
  const { zone } = useBusiness();
  const [asking, { open, close }] = useDisclosure();
  return (
    <li className={classes['number']} data-reached={reachedAt !== null}>
      <div>
        <Text fw={600} className="figures">
          {phoneNumber(e164)}
        </Text>
        {at !== null && <Dimmed>{text.setup.at(at)}</Dimmed>}
        <div className={classes['state']} role="status">
          {reachedAt === null ? (
            text.setup.waiting
          ) : (
            <>
              <CheckIcon size={16} /> {text.setup.works(momentOf(reachedAt, zone, new Date()))}
            </>
          )}
        </div>
        {keptUntil !== null && (
          <Dimmed>
            {new Date(keptUntil) > new Date()
              ? text.setup.keptUntil(momentOf(keptUntil, zone, new Date()))
              : text.setup.keptNoMore}
          </Dimmed>
        )}
      </div>
      <SmallButton onClick={open} aria-label={text.setup.disconnectOf(phoneNumber(e164))}>
        {text.setup.disconnect}
      </SmallButton>
      {asking && <DisconnectDialog e164={e164} close={close} />}
    </li>
  );
}

interface DisconnectProps {
  readonly e164: string;
  readonly close: () => void;
}

function DisconnectDialog({ e164, close }: DisconnectProps) {
  const { trpc, id: businessId } = useBusiness();
  const refresh = useRefreshNumbers();
  const disconnect = useMutation(trpc.setup.disconnectNumber.mutationOptions({ onSuccess: refresh }));
  return (
    <ConfirmDialog
      title={text.setup.disconnectAsk(phoneNumber(e164))}
      about={text.setup.disconnectAbout}
      keep={text.common.keepIt}
      confirm={text.setup.disconnect}
      request={disconnect}
      onClose={close}
      onConfirm={() => disconnect.mutate({ businessId, number: e164 })}
    />
  );
}
