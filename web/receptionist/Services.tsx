/** What can be booked: how long it takes, what it costs, and who does it. */
import { Button, Card, Checkbox, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Empty } from '../ui/states.tsx';
import { decimalsOf, fromUnits, priceText, toUnits } from './money.ts';
import classes from './receptionist.module.css';
import { RetireDialog } from './RetireDialog.tsx';
import { fieldErrors, type Profile, type Service, useRefresh } from './useProfile.ts';

type Open = { readonly service: Service | null };

export function Services({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const coming = useQuery(trpc.businesses.coming.queryOptions({ businessId }));
  const [editing, edit] = useState<Open | null>(null);
  const [leaving, leave] = useState<Service | null>(null);
  const retire = useMutation(
    trpc.businesses.retireService.mutationOptions({
      onError: (error) => failed(text.business.serviceNotRetired, error),
      onSuccess: refresh,
    }),
  );
  const remove = (service: Service) => {
    leave(null);
    retire.mutate(
      { businessId, id: service.id },
      {
        onSuccess: () =>
          done(text.business.serviceRetired(service.name), () =>
            retire.mutate({ businessId, id: service.id, retired: false }),
          ),
      },
    );
  };
  const bookingsOf = (service: Service) =>
    (coming.data ?? [])
      .filter(({ serviceId }) => serviceId === service.id)
      .reduce((sum, { bookings }) => sum + bookings, 0);
  return (
    <Card component="section" aria-labelledby="services">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="services">
          {text.business.services}
        </Title>
        <Button onClick={() => edit({ service: null })}>{text.business.addService}</Button>
      </Group>
      <Text size="sm" c="dimmed">
        {text.business.servicesAbout}
      </Text>
      {profile.services.length === 0 && (
        <Empty title={text.business.noServices}>{text.business.noServicesAbout}</Empty>
      )}
      <ul className={classes['list']}>
        {profile.services.map((service) => (
          <li key={service.id} className={classes['row']}>
            <div>
              <Text fw={600}>{service.name}</Text>
              <Text size="sm" c="dimmed">
                {aboutOf(service, profile)}
              </Text>
            </div>
            <Group gap="xs">
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => edit({ service })}
                aria-label={text.common.editOf(service.name)}
              >
                {text.common.edit}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => leave(service)}
                aria-label={text.common.removeOf(service.name)}
              >
                {text.common.remove}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <Dialog onClose={() => edit(null)} title={editing.service?.name ?? text.business.newService}>
          <ServiceForm profile={profile} service={editing.service} onDone={() => edit(null)} />
        </Dialog>
      )}
      {leaving !== null && (
        <RetireDialog
          name={leaving.name}
          coming={bookingsOf(leaving)}
          onClose={() => leave(null)}
          onRetire={() => remove(leaving)}
        />
      )}
    </Card>
  );
}

function aboutOf(service: Service, profile: Profile): string {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, priceCents, staffIds } = service;
  const names = profile.staff.filter(({ id }) => staffIds.includes(id)).map(({ name }) => name);
  return [
    text.business.minutes(durationMinutes),
    bufferBeforeMinutes > 0 ? text.business.minutesBefore(bufferBeforeMinutes) : '',
    bufferAfterMinutes > 0 ? text.business.minutesAfter(bufferAfterMinutes) : '',
    priceCents === null ? text.business.noPrice : priceText(priceCents, profile),
    names.length === 0 ? text.business.nobodyDoesIt : names.join(', '),
  ]
    .filter((each) => each !== '')
    .join(' · ');
}

interface ServiceFormProps {
  readonly profile: Profile;
  /** Null: a new one. */
  readonly service: Service | null;
  readonly onDone: () => void;
}

function ServiceForm({ profile, service, onDone }: ServiceFormProps) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const { currency, staff } = profile;
  const form = useForm({
    initialValues: {
      name: service?.name ?? '',
      durationMinutes: service?.durationMinutes ?? 30,
      bufferBeforeMinutes: service?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: service?.bufferAfterMinutes ?? 0,
      price: service === null || service.priceCents === null ? '' : fromUnits(service.priceCents, currency),
      staffIds: service?.staffIds ?? staff.map(({ id }) => id),
    },
    validate: { name: (name) => (name.trim() === '' ? text.business.serviceNameMissing : null) },
  });
  const save = useMutation(
    trpc.businesses.saveService.mutationOptions({
      onError(error) {
        const { priceCents, ...others } = fieldErrors(error, 'service');
        form.setErrors(priceCents === undefined ? others : { ...others, price: priceCents });
        failed(text.business.serviceNotSaved, error);
      },
      async onSuccess(_saved, { service: { name } }) {
        onDone();
        done(text.business.serviceSaved(name));
        await refresh();
      },
    }),
  );
  const submit = ({ price, staffIds, ...rest }: typeof form.values) =>
    save.mutate({
      businessId,
      id: service?.id ?? null,
      service: {
        ...rest,
        staffIds: [...staffIds],
        priceCents: price === '' ? null : toUnits(Number(price), currency),
      },
    });
  const minutes = { min: 0, max: 720, step: 5, allowDecimal: false, suffix: text.business.minutesUnit };
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <TextInput label={text.common.name} maxLength={100} data-autofocus {...form.getInputProps('name')} />
        <Group grow align="start">
          <NumberInput label={text.business.takes} {...minutes} {...form.getInputProps('durationMinutes')} />
          <NumberInput
            label={text.business.price}
            placeholder={text.business.noPriceShort}
            min={0}
            decimalScale={decimalsOf(currency)}
            suffix={` ${currency}`}
            hideControls
            {...form.getInputProps('price')}
          />
        </Group>
        <Group grow align="start">
          <NumberInput
            label={text.business.freeBefore}
            {...minutes}
            {...form.getInputProps('bufferBeforeMinutes')}
          />
          <NumberInput
            label={text.business.freeAfter}
            {...minutes}
            {...form.getInputProps('bufferAfterMinutes')}
          />
        </Group>
        <Checkbox.Group label={text.business.whoDoesIt} {...form.getInputProps('staffIds')}>
          <Group mt={6}>
            {staff.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {text.common.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
