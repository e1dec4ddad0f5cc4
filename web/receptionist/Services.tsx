/** The services: how long they take, what they cost, and who does them. */
import { Button, Checkbox, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { decimalsOf, fromUnits, priceText, toUnits } from './money.ts';
import classes from './receptionist.module.css';
import { RowButtons } from './RowButtons.tsx';
import { fieldErrors, type Profile, type Service, useRefresh } from './useProfile.ts';
import { useRetiring } from './useRetiring.tsx';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { Form } from '../ui/form.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Empty, Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

type Open = { readonly service: Service | null };

export function Services({ profile }: { readonly profile: Profile }) {
  const [editing, edit] = useState<Open | null>(null);
  const { retire, dialog } = useRetiring('service');
  return (
    <Section
      title={text.business.services}
      about={text.business.servicesAbout}
      beside={<Button onClick={() => edit({ service: null })}>{text.business.addService}</Button>}
    >
      {profile.services.length === 0 && (
        <Empty title={text.business.noServices}>{text.business.noServicesAbout}</Empty>
      )}
      <ul>
        {profile.services.map((service) => (
          <li key={service.id} className={classes['row']}>
            <div>
              <Text fw={600}>{service.name}</Text>
              <Dimmed>{aboutOf(service, profile)}</Dimmed>
            </div>
            <RowButtons
              name={service.name}
              onEdit={() => edit({ service })}
              onRemove={() => retire(service)}
            />
          </li>
        ))}
      </ul>
      {editing !== null && (
        <Dialog onClose={() => edit(null)} title={editing.service?.name ?? text.business.newService}>
          <ServiceForm profile={profile} service={editing.service} onDone={() => edit(null)} />
        </Dialog>
      )}
      {dialog}
    </Section>
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
  const { trpc, id: businessId } = useBusiness();
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
    <Form submit={form.onSubmit(submit)}>
      <UnsavedChanges unsaved={form.isDirty() && !save.isSuccess} />
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
      <DialogButtons onCancel={onDone} loading={save.isPending} />
    </Form>
  );
}
