import { Badge, Button, Card, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Billing,
  type Choice,
  type Interval,
  moneyOf,
  paidAgain,
  type Plan,
  priceOf,
} from './plan-words.ts';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { countOf, fullDateOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed } from '../ui/page.tsx';

/** The plans to choose from. The first is paid on Stripe's page; a change of plan is made here. */
export function Plans({ billing }: { readonly billing: Billing }) {
  const { zone } = useBusiness();
  const { account, currency, plans } = billing;
  const current = account.type === 'subscribed' ? account : null;
  const [interval, setInterval] = useState<Interval>(current?.interval ?? 'month');
  const [changing, setChanging] = useState<Choice | null>(null);
  return (
    <section aria-labelledby="plans">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="plans">
          {text.billing.plans}
        </Title>
        <SegmentedControl
          aria-label={text.billing.payBy}
          value={interval}
          onChange={(value) => setInterval(value === 'year' ? 'year' : 'month')}
          data={(['month', 'year'] as const).map((value) => ({
            value,
            label: text.billing.intervals[value],
          }))}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {plans.map((plan) => {
          const own = current?.plan === plan.id && current.interval === interval;
          return (
            <Card key={plan.id} component="article" aria-label={plan.name}>
              <Stack gap="xs" h="100%">
                <Group justify="space-between">
                  <Title order={3}>{plan.name}</Title>
                  {own && <Badge>{text.billing.yourPlan}</Badge>}
                </Group>
                <Text>
                  {marked(text.billing.priceFor[interval], () => (
                    <Text span fz={28} fw={700}>
                      {moneyOf(priceOf(plan, interval), currency)}
                    </Text>
                  ))}
                </Text>
                <Included plan={plan} currency={currency} />
                {!own && (
                  <Choose
                    choice={{ plan: plan.id, interval }}
                    change={current === null ? null : setChanging}
                  />
                )}
                {current === null && (
                  <Dimmed>
                    {text.billing.chargedToday(
                      moneyOf(priceOf(plan, interval), currency),
                      fullDateOf(paidAgain(new Date(), interval), zone),
                      account.type === 'trial',
                    )}
                  </Dimmed>
                )}
              </Stack>
            </Card>
          );
        })}
      </SimpleGrid>
      {changing !== null && (
        <ChangePlan choice={changing} billing={billing} close={() => setChanging(null)} />
      )}
    </section>
  );
}

function Included({ plan, currency }: { readonly plan: Plan; readonly currency: string }) {
  const lines = text.billing.included(
    countOf(plan.includedMinutesPerMonth),
    moneyOf(plan.overageCentsPerMinute, currency),
    plan,
  );
  return (
    <Stack component="ul" gap={2} pl="md" mb="auto" style={{ listStyle: 'disc' }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Stack>
  );
}

function Choose({
  choice,
  change,
}: {
  readonly choice: Choice;
  readonly change: ((choice: Choice) => void) | null;
}) {
  const { trpc, id: businessId } = useBusiness();
  const checkout = useMutation(
    trpc.billing.checkout.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: (error) => failed(text.billing.noCheckout, error),
    }),
  );
  if (change !== null)
    return (
      <Button variant="default" onClick={() => change(choice)}>
        {text.billing.changeToThis}
      </Button>
    );
  return (
    <Button loading={checkout.isPending} onClick={() => checkout.mutate({ businessId, choice })}>
      {text.billing.subscribe}
    </Button>
  );
}

interface ChangeProps {
  readonly choice: Choice;
  readonly billing: Billing;
  readonly close: () => void;
}

/** A price holds for ten minutes; it is asked for again before that. */
const OFFERED_MS = 5 * 60_000;

/** The dialog that says what a change of plan costs before it is made. */
function ChangePlan({ choice, billing: { plans, currency, numbers }, close }: ChangeProps) {
  const { trpc, id: businessId } = useBusiness();
  const client = useQueryClient();
  const preview = useQuery(
    trpc.billing.preview.queryOptions(
      { businessId, choice },
      { staleTime: OFFERED_MS, refetchInterval: OFFERED_MS },
    ),
  );
  const change = useMutation(
    trpc.billing.change.mutationOptions({
      async onSuccess() {
        await client.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        close();
      },
      async onError(error) {
        failed(text.billing.notChanged, error);
        await preview.refetch();
      },
    }),
  );
  const plan = plans.find(({ id }) => id === choice.plan);
  const due = preview.data?.dueCents ?? 0;
  return (
    <Dialog onClose={close} title={text.billing.changeTo(plan?.name ?? '')}>
      <Stack>
        {preview.isError ? (
          <Text role="alert">{text.billing.noPreview}</Text>
        ) : (
          <Text aria-busy={preview.isPending}>
            {preview.isPending
              ? text.billing.previewing
              : due >= 0
                ? text.billing.dueNow(moneyOf(due, currency))
                : text.billing.credited(moneyOf(-due, currency))}
          </Text>
        )}
        {plan !== undefined && numbers.connected > plan.numbers && (
          <Text>{text.billing.fewerNumbers(plan.name, plan.numbers, numbers.connected)}</Text>
        )}
        <DialogButtons
          cancel={text.billing.keepPlan}
          onCancel={close}
          disabled={preview.data === undefined}
          loading={change.isPending}
          onClick={() => {
            if (preview.data !== undefined) change.mutate({ businessId, choice, offer: preview.data.offer });
          }}
        >
          {text.billing.changeNow}
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
