import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Slider,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Billing, moneyOf } from './plan-words.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { dialable } from '../phone/number.ts';
import { countries } from '../setup/places.ts';
import { Form } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';

/** The end of the slider, in the currency's unit; who needs more needs a bigger plan. */
const MOST = 500;
const MOST_MINUTES = 24 * 60;

interface Values {
  readonly capped: boolean;
  /** In the currency's unit. */
  readonly overage: number;
  readonly daily: number | '';
  readonly fallback: string;
  readonly countries: string[];
}

/** The limits that the owner sets on spending and minutes, and who takes the calls then. */
export function Limits({ billing: { caps, currency } }: { readonly billing: Billing }) {
  const { trpc, id: businessId, country } = useBusiness();
  const client = useQueryClient();
  const save = useMutation(
    trpc.billing.setLimits.mutationOptions({
      async onSuccess() {
        form.resetDirty();
        notifications.show({ message: text.billing.limitsSaved });
        await client.invalidateQueries({ queryKey: trpc.billing.pathKey() });
      },
      onError: (error) => failed(text.billing.limitsNotSaved, error),
    }),
  );
  const form = useForm<Values>({
    initialValues: {
      capped: caps.overageCents !== null,
      overage: (caps.overageCents ?? 5_000) / 100,
      daily: caps.dailyMinutes ?? '',
      fallback: caps.fallbackPhone === null ? '' : phoneNumber(caps.fallbackPhone),
      countries: caps.dialCountries,
    },
    validate: {
      daily: (value) =>
        value === '' || (value >= 1 && value <= MOST_MINUTES) ? null : text.billing.dailyRange(MOST_MINUTES),
      fallback: (value) =>
        value.trim() === '' || dialable(value, country) !== null ? null : text.common.noPhoneNumber,
    },
  });
  const submit = form.onSubmit(({ capped, overage, daily, fallback, countries }) =>
    save.mutate({
      businessId,
      limits: {
        overageCents: capped ? Math.round(overage * 100) : null,
        dailyMinutes: daily === '' ? null : daily,
        fallbackPhone: dialable(fallback, country),
        dialCountries: countries,
      },
    }),
  );
  return (
    <Section title={text.billing.limits}>
      <Form submit={submit}>
        <Switch label={text.billing.capped} {...form.getInputProps('capped', { type: 'checkbox' })} />
        {form.values.capped && (
          <Stack gap={4}>
            <Text id="cap" size="sm">
              {text.billing.cap(moneyOf(form.values.overage * 100, currency))}
            </Text>
            <Slider
              aria-labelledby="cap"
              thumbLabel={text.billing.capSlider}
              min={0}
              max={MOST}
              step={5}
              label={(value) => moneyOf(value * 100, currency)}
              {...form.getInputProps('overage')}
            />
          </Stack>
        )}
        <NumberInput
          label={text.billing.daily}
          description={text.billing.dailyAbout}
          min={1}
          max={MOST_MINUTES}
          clampBehavior="none"
          allowDecimal={false}
          maw={220}
          {...form.getInputProps('daily')}
        />
        <TextInput
          label={text.billing.fallback}
          description={text.billing.fallbackAbout}
          type="tel"
          maw={320}
          {...form.getInputProps('fallback')}
        />
        <MultiSelect
          label={text.billing.countries}
          description={text.billing.countriesAbout}
          data={countries().filter(({ value }) => value !== country)}
          searchable
          maxValues={20}
          maw={320}
          {...form.getInputProps('countries')}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {text.billing.saveLimits}
          </Button>
        </Group>
      </Form>
    </Section>
  );
}
