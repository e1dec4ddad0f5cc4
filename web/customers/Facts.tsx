/** What a customer told of themselves, to be remembered; each can be taken out. */
import { Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './History.module.css';
import { text } from '../languages/text.ts';
import { RemoveButton } from '../ui/buttons.tsx';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

export function Facts({ customer }: { readonly customer: RouterOutputs['customers']['get'] }) {
  const { trpc, id: businessId, zone } = useBusiness();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.customers.removeFact.mutationOptions({
      onError: (error) => failed(text.common.unchanged, error),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }),
    }),
  );
  const { id: customerId, facts } = customer;
  if (facts.length === 0) return null;
  const now = new Date();
  return (
    <Section title={text.customers.facts} about={text.customers.factsAbout}>
      <ul className={classes['list']} aria-label={text.customers.facts}>
        {facts.map(({ id: factId, fact, callId, createdAt }) => (
          <li key={factId}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <span className="typed">{fact}</span>
              <RemoveButton
                small
                label={text.customers.removeFact(fact)}
                onClick={() => remove.mutate({ businessId, customerId, factId })}
              />
            </Group>
            <Dimmed>
              <Link to="/calls/$callId" params={{ callId }} className="link">
                {momentOf(createdAt, zone, now)}
              </Link>
            </Dimmed>
          </li>
        ))}
      </ul>
    </Section>
  );
}
