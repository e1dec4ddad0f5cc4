import {
  Button,
  Card,
  Group,
  NumberInput,
  Slider,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { failed } from '../ui/notify.tsx';
import { type Billing, moneyOf } from './plan-words.ts';

/** As far as the slider goes, in the currency's unit; who needs more has outgrown their plan. */
const MOST = 500;

interface Values {
  readonly capped: boolean;
  /** In the currency's unit. */
  readonly overage: number;
  readonly daily: number | '';
  readonly fallback: string;
}

/** What the owner does not want to go beyond, and who takes the calls then. */
export function Limits({ billing: { caps, currency } }: { readonly billing: Billing }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { id: businessId } = useBusiness();
  const save = useMutation(
    trpc.billing.setLimits.mutationOptions({
      async onSuccess() {
        form.resetDirty();
        notifications.show({ message: 'Your limits are saved.' });
        await client.invalidateQueries({ queryKey: trpc.billing.pathKey() });
      },
      onError: (error) => failed('Your limits were not saved.', error),
    }),
  );
  const form = useForm<Values>({
    initialValues: {
      capped: caps.overageCents !== null,
      overage: (caps.overageCents ?? 5_000) / 100,
      daily: caps.dailyMinutes ?? '',
      fallback: caps.fallbackPhone ?? '',
    },
    validate: {
      fallback: (value) =>
        value === '' || /^\+[1-9]\d{6,14}$/.test(value.replaceAll(/[\s().-]/g, ''))
          ? null
          : 'Write it with its country, like +1 212 555 0123.',
    },
  });
  const submit = form.onSubmit(({ capped, overage, daily, fallback }) =>
    save.mutate({
      businessId,
      limits: {
        overageCents: capped ? Math.round(overage * 100) : null,
        dailyMinutes: daily === '' ? null : daily,
        fallbackPhone: fallback === '' ? null : fallback.replaceAll(/[\s().-]/g, ''),
      },
    }),
  );
  return (
    <Card component="section" aria-labelledby="limits">
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} id="limits">
            Limits
          </Title>
          <Switch
            label="Stop at a limit above the plan"
            {...form.getInputProps('capped', { type: 'checkbox' })}
          />
          {form.values.capped && (
            <Stack gap={4}>
              <Text id="cap" size="sm">
                At most {moneyOf(form.values.overage * 100, currency)} above the plan in a period
              </Text>
              <Slider
                aria-labelledby="cap"
                thumbLabel="Most above the plan"
                min={0}
                max={MOST}
                step={5}
                label={(value) => moneyOf(value * 100, currency)}
                {...form.getInputProps('overage')}
              />
            </Stack>
          )}
          <NumberInput
            label="Minutes a day"
            description="Empty: as many as are rung for."
            min={1}
            max={1_440}
            allowDecimal={false}
            maw={220}
            {...form.getInputProps('daily')}
          />
          <TextInput
            label="Who takes the calls then"
            description="Your own phone. Empty: callers leave a message. A call that goes on is never cut off."
            type="tel"
            maw={320}
            {...form.getInputProps('fallback')}
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              Save limits
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
