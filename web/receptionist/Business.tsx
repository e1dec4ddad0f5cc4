/** The name, address, e-mail address, country and time zone of the business. */
import { Anchor, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { COUNTRIES, ZONES } from '../setup/places.ts';
import { timeOf, zoneName } from '../ui/format.ts';
import { Note } from '../ui/Note.tsx';
import { Section } from '../ui/Section.tsx';
import { useBusinessChange } from './useBusinessChange.ts';
import { fieldErrors, type Profile } from './useProfile.ts';

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
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep(place, placeOf(profile));
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <TextInput
              label={text.common.name}
              description={text.business.saidSo}
              autoComplete="organization"
              maxLength={100}
              value={place.name}
              error={place.name.trim() === '' ? text.business.nameMissing : problems['name']}
              onChange={({ currentTarget }) => change({ ...changed, name: currentTarget.value })}
            />
            <TextInput
              label={text.business.address}
              description={text.business.addressAbout}
              autoComplete="street-address"
              maxLength={300}
              value={place.address}
              error={problems['address']}
              onChange={({ currentTarget }) => change({ ...changed, address: currentTarget.value })}
            />
            <TextInput
              label={text.common.email}
              description={text.business.emailAbout}
              type="email"
              autoComplete="email"
              maxLength={200}
              value={place.email}
              error={problems['email']}
              onChange={({ currentTarget }) => change({ ...changed, email: currentTarget.value.trim() })}
            />
            <Select
              label={text.business.country}
              description={text.business.countryAbout}
              searchable
              allowDeselect={false}
              data={COUNTRIES}
              value={place.country}
              onChange={(country) => country !== null && change({ ...changed, country })}
            />
            <Select
              label={text.business.zone}
              description={text.business.zoneAbout}
              searchable
              allowDeselect={false}
              data={[...new Set([profile.zone, ...ZONES])]
                .sort()
                .map((zone) => ({ value: zone, label: zoneName(zone) }))}
              value={place.zone}
              onChange={(zone) => zone !== null && change({ ...changed, zone })}
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
        </Stack>
      </form>
      <Text size="sm" c="dimmed" mt="lg">
        {marked(text.business.setUpWay, (words) => (
          <Way to="/set-up">{words}</Way>
        ))}{' '}
        {marked(text.business.billingWay, (words) => (
          <Way to="/billing">{words}</Way>
        ))}
      </Text>
    </Section>
  );
}

interface ConsequencesProps {
  readonly profile: Profile;
  readonly place: Place;
}

/** The other things that change with it, shown before it is saved. */
function Consequences({ profile, place }: ConsequencesProps) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
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
              <Way to="/receptionist" search={{ tab: 'sound' }}>
                {words}
              </Way>
            ))}
          </Note>
        )}
        {place.country !== profile.country && (
          <Note trouble={false}>
            {marked(text.business.otherCountry, (words) => (
              <Way to="/receptionist" search={{ tab: 'services' }}>
                {words}
              </Way>
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

/** A link in running text. */
const Way = (props: LinkProps) => (
  <Anchor inherit underline="always" renderRoot={(own) => <Link {...own} {...props} />} />
);
