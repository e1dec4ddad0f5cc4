import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons.tsx';
import classes from './checklist.module.css';
import { type SetUpState, useRefreshNumbers } from './useSetUp.ts';

interface ConnectedNumberProps {
  readonly business: Business;
  readonly number: SetUpState['numbers'][number];
}

/** One number of the business: whether a call has come in on it, and the button to disconnect it. */
export function ConnectedNumber({ business, number: { e164, reachedAt, keptUntil } }: ConnectedNumberProps) {
  const [asking, { open, close }] = useDisclosure();
  return (
    <li className={classes['number']} data-reached={reachedAt !== null}>
      <div>
        <Text fw={600} className="figures">
          {phoneNumber(e164)}
        </Text>
        <div className={classes['state']} role="status">
          {reachedAt === null ? (
            text.setup.waiting
          ) : (
            <>
              <CheckIcon size={16} /> {text.setup.works(momentOf(reachedAt, business.zone, new Date()))}
            </>
          )}
        </div>
        {keptUntil !== null && (
          <Text size="sm" c="dimmed">
            {new Date(keptUntil) > new Date()
              ? text.setup.keptUntil(momentOf(keptUntil, business.zone, new Date()))
              : text.setup.keptNoMore}
          </Text>
        )}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        onClick={open}
        aria-label={text.setup.disconnectOf(phoneNumber(e164))}
      >
        {text.setup.disconnect}
      </Button>
      {asking && <DisconnectDialog businessId={business.id} e164={e164} close={close} />}
    </li>
  );
}

interface DisconnectProps {
  readonly businessId: Business['id'];
  readonly e164: string;
  readonly close: () => void;
}

function DisconnectDialog({ businessId, e164, close }: DisconnectProps) {
  const trpc = useTRPC();
  const refresh = useRefreshNumbers();
  const disconnect = useMutation(trpc.setup.disconnectNumber.mutationOptions({ onSuccess: refresh }));
  return (
    <ConfirmDialog
      title={text.setup.disconnectAsk(phoneNumber(e164))}
      about={text.setup.disconnectAbout}
      keep={text.setup.keepNumber}
      confirm={text.setup.disconnect}
      request={disconnect}
      onClose={close}
      onConfirm={() => disconnect.mutate({ businessId, number: e164 })}
    />
  );
}
