import { Anchor, Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Business } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import classes from './checklist.module.css';
import { ConnectedNumber } from './ConnectedNumber.tsx';
import { NumberForm } from './NumberForm.tsx';
import type { SetUpState } from './useSetUp.ts';
import { Webhooks } from './Webhooks.tsx';

interface ConnectNumberProps {
  readonly business: Business;
  readonly state: SetUpState;
}

/** The numbers that lead to the business, the addresses to enter at the carrier, and the form for one more. */
export function ConnectNumber({ business, state: { numbers, limit, webhooks } }: ConnectNumberProps) {
  if (numbers.length === 0)
    return (
      <Stack gap="sm">
        <Text>{text.setup.buyNumber}</Text>
        <NumberForm businessId={business.id} asked={false} />
      </Stack>
    );
  return (
    <Stack gap="md">
      <ul className={classes['numbers']} aria-label={text.setup.numbers(business.name)}>
        {numbers.map((number) => (
          <ConnectedNumber key={number.e164} business={business} number={number} />
        ))}
      </ul>
      <Webhooks webhooks={webhooks} />
      {limit !== null && numbers.length >= limit ? (
        <Text size="sm" c="dimmed">
          {marked(text.setup.numbersLimit(limit, numbers.length > limit), (words) => (
            <Anchor component={Link} to="/billing" inherit underline="always">
              {words}
            </Anchor>
          ))}
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
          {text.common.cancel}
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
        {text.setup.addNumber}
      </Button>
    </div>
  );
}
