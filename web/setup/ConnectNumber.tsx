import { Anchor, Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Business } from '../business.ts';
import classes from './checklist.module.css';
import { ConnectedNumber } from './ConnectedNumber.tsx';
import { NumberForm } from './NumberForm.tsx';
import type { SetUpState } from './useSetUp.ts';
import { Webhooks } from './Webhooks.tsx';

interface ConnectNumberProps {
  readonly business: Business;
  readonly state: SetUpState;
}

/** The numbers that lead to the business, what to enter for them at the carrier, and the way to one more. */
export function ConnectNumber({ business, state: { numbers, limit, webhooks } }: ConnectNumberProps) {
  if (numbers.length === 0)
    return (
      <Stack gap="sm">
        <Text>
          Buy a number with voice at Twilio, or use one that you have there. To keep the number your customers
          know, let your telephone company forward its calls to it.
        </Text>
        <NumberForm businessId={business.id} asked={false} />
      </Stack>
    );
  return (
    <Stack gap="md">
      <ul className={classes['numbers']} aria-label={`Numbers that lead to ${business.name}`}>
        {numbers.map((number) => (
          <ConnectedNumber key={number.e164} business={business} number={number} />
        ))}
      </ul>
      <Webhooks webhooks={webhooks} />
      {limit !== null && numbers.length >= limit ? (
        <Text size="sm" c="dimmed">
          Your plan includes {limit === 1 ? 'one number' : `${limit} numbers`}.{' '}
          {numbers.length > limit && 'All of yours go on being answered, but none can be added. '}
          What other plans include stands under{' '}
          <Anchor component={Link} to="/billing" inherit underline="always">
            Billing
          </Anchor>
          .
        </Text>
      ) : (
        <AnotherNumber businessId={business.id} />
      )}
    </Stack>
  );
}

function AnotherNumber({ businessId }: { readonly businessId: Business['id'] }) {
  const [asking, setAsking] = useState<'not-yet' | 'now' | 'no-more'>('not-yet');
  const close = () => setAsking('no-more');
  if (asking === 'now')
    return (
      <NumberForm businessId={businessId} asked onConnected={close}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </NumberForm>
    );
  return (
    <div>
      {/* Where the form was, the focus goes on. */}
      <Button
        variant="default"
        size="compact-sm"
        autoFocus={asking === 'no-more'}
        onClick={() => setAsking('now')}
      >
        Add another number
      </Button>
    </div>
  );
}
