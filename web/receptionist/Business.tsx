/** The name, address, e-mail address, country and time zone of the business. */
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { fieldErrors, type Profile, useBusinessChange } from './useProfile.ts';
import { countries } from '../setup/places.ts';
import { Form, typedIn } from '../ui/form.tsx';
import { timeOf, zoneName } from '../ui/format.ts';
import { Dimmed, Note, Section, TextLink } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { ZoneSelect } from '../ui/ZoneSelect.tsx';

const FIELDS = ['name', 'address', 'email', 'country', 'zone'] as const;
type Place = Pick<Profile, (typeof FIELDS)[number]>;

const placeOf = ({ name, address, email, country, zone }: Profile): Place => ({
  name,
  address,
  email,
  country,
  zone,
});

export function Business({ profile }: { readonly profile: Profile }) {
  const [changed, change] = useState<Partial<Place>>({});
  const place = { ...placeOf(profile), ...changed };
  const same = FIELDS.every((field) => place[field] === profile[field]);
  const { save, keep } = useBusinessChange(text.business.isSaved, text.common.unsaved, () => change({}));
  const problems = fieldErrors(save.error, 'change');
  return (
    <Section title={text.business.title}>
      <UnsavedChanges unsaved={!same} />
      <Form
        submit={() => {
          keep(place, placeOf(profile));
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            label={text.common.name}
            description={text.business.saidSo}
            autoComplete="organization"
            maxLength={100}
            error={place.name.trim() === '' ? text.business.nameMissing : problems['name']}
            {...typedIn(place.name, (name) => change({ ...changed, name }))}
          />
          <TextInput
            label={text.business.address}
            description={text.business.addressAbout}
            autoComplete="street-address"
            maxLength={300}
            error={problems['address']}
            {...typedIn(place.address, (address) => change({ ...changed, address }))}
          />
          <TextInput
            label={text.common.email}
            description={text.business.emailAbout}
            type="email"
            autoComplete="email"
            maxLength={200}
            error={problems['email']}
            {...typedIn(place.email, (next) => change({ ...changed, email: next.trim() }))}
          />
          <Select
            label={text.business.country}
            description={text.business.countryAbout}
            searchable
            allowDeselect={false}
            data={countries()}
            value={place.country}
            onChange={(country) => country !== null && change({ ...changed, country })}
          />
          <ZoneSelect
            description={text.business.zoneAbout}
            zone={place.zone}
            change={(zone) => change({ ...changed, zone })}
          />
        </SimpleGrid>
        <Consequences profile={profile} place={place} />
        <Group justify="end">
          {!same && (
            <Button
              variant="default"
              onClick={() => {
                change({});
                save.reset();
              }}
            >
              {text.business.undoChanges}
            </Button>
          )}
          <Button type="submit" disabled={same || place.name.trim() === ''} loading={save.isPending}>
            {text.business.save}
          </Button>
        </Group>
      </Form>
      <Dimmed mt="lg">
        {marked(text.business.setUpWay, (words) => (
          <TextLink to="/set-up">{words}</TextLink>
        ))}{' '}
        {marked(text.business.billingWay, (words) => (
          <TextLink to="/billing">{words}</TextLink>
        ))}
      </Dimmed>
    </Section>
  );
}

interface ConsequencesProps {
  readonly profile: Profile;
  readonly place: Place;
}

/** The other things that change with it, shown before it is saved. */
function Consequences({ profile, place }: ConsequencesProps) {
  const { trpc, id: businessId } = useBusiness();
  const coming = useQuery(trpc.businesses.coming.queryOptions({ businessId }));
  const [now] = useState(() => new Date());
  const booked = coming.data?.reduce((sum, { bookings }) => sum + bookings, 0) ?? 0;
  const renamed = place.name.trim() !== profile.name && profile.greeting.includes(profile.name);
  return (
    <div role="status">
      <Stack gap="xs">
        {renamed && (
          <Note trouble={false}>
            {text.business.renamed(profile.name)}{' '}
            {marked(text.business.renamedWay, (words) => (
              <TextLink to="/receptionist" search={{ tab: 'sound' }}>
                {words}
              </TextLink>
            ))}
          </Note>
        )}
        {place.country !== profile.country && (
          <Note trouble={false}>
            {marked(text.business.otherCountry, (words) => (
              <TextLink to="/receptionist" search={{ tab: 'services' }}>
                {words}
              </TextLink>
            ))}
          </Note>
        )}
        {place.zone !== profile.zone && (
          <Note trouble={false}>
            {text.business.otherZone} {booked > 0 && text.business.bookingsStay(booked)}{' '}
            {text.business.sameMoment(
              timeOf(now, profile.zone),
              zoneName(profile.zone),
              timeOf(now, place.zone),
              zoneName(place.zone),
            )}
          </Note>
        )}
      </Stack>
    </div>
  );
}
