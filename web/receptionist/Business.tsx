/** Who the business is and where: what callers are told, and by which clock and in which money it works. */
import {
  Anchor,
  Button,
  Card,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { COUNTRIES, ZONES } from '../setup/places.ts';
import { timeOf, zoneName } from '../ui/format.ts';
import { Note } from '../ui/Note.tsx';
import { done, failed } from '../ui/notify.tsx';
import { fieldErrors, type Profile, useRefresh } from './useProfile.ts';

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
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [changed, change] = useState<Partial<Place>>({});
  const place = { ...placeOf(profile), ...changed };
  const same = FIELDS.every((field) => place[field] === profile[field]);
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed('That was not saved.', error),
      async onSuccess() {
        await refresh();
        change({});
      },
    }),
  );
  const keep = (next: Place, before: Place) =>
    save.mutate(
      { businessId, change: next },
      { onSuccess: () => done('Callers hear it from the next call on', () => keep(before, next)) },
    );
  const problems = fieldErrors(save.error, 'change');
  return (
    <Card component="section" aria-labelledby="business">
      <Title order={2} id="business" mb="md">
        The business
      </Title>
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
              label="Name"
              description="As your receptionist says it"
              autoComplete="organization"
              maxLength={100}
              value={place.name}
              error={place.name.trim() === '' ? 'A business needs a name.' : problems['name']}
              onChange={({ currentTarget }) => change({ ...changed, name: currentTarget.value })}
            />
            <TextInput
              label="Address"
              description="For callers who ask where you are; may stay empty"
              autoComplete="street-address"
              maxLength={300}
              value={place.address}
              error={problems['address']}
              onChange={({ currentTarget }) => change({ ...changed, address: currentTarget.value })}
            />
            <TextInput
              label="E-mail"
              description="Where customers’ replies go; may stay empty"
              type="email"
              autoComplete="email"
              maxLength={200}
              value={place.email}
              error={problems['email']}
              onChange={({ currentTarget }) => change({ ...changed, email: currentTarget.value.trim() })}
            />
            <Select
              label="Country"
              description="How telephone numbers and prices are read"
              searchable
              allowDeselect={false}
              data={COUNTRIES}
              value={place.country}
              onChange={(country) => country !== null && change({ ...changed, country })}
            />
            <Select
              label="Time zone"
              description="The clock of your hours and your calendar"
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
                As it was
              </Button>
            )}
            <Button type="submit" disabled={same || place.name.trim() === ''} loading={save.isPending}>
              Save the business
            </Button>
          </Group>
        </Stack>
      </form>
      <Text size="sm" c="dimmed" mt="lg">
        Your telephone number is connected in <Way to="/set-up">Set-up</Way>; whose phone rings when your plan
        is used up, you say under <Way to="/billing">Billing</Way>.
      </Text>
    </Card>
  );
}

interface ConsequencesProps {
  readonly profile: Profile;
  readonly place: Place;
}

/** What else changes with it, said before it is saved. */
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
            Your greeting still says “{profile.name}”. Change it under{' '}
            <Way to="/receptionist" search={{ tab: 'sound' }}>
              How it speaks
            </Way>
            .
          </Note>
        )}
        {place.country !== profile.country && (
          <Note trouble={false}>
            Prices are then in the money of that country, with the figures they have now: look over them under{' '}
            <Way to="/receptionist" search={{ tab: 'services' }}>
              Services
            </Way>
            .
          </Note>
        )}
        {place.zone !== profile.zone && (
          <Note trouble={false}>
            Your opening hours go by the new clock.{' '}
            {booked > 0 &&
              `${booked === 1 ? 'The booking that is' : `The ${booked} bookings that are`} still to come ${booked === 1 ? 'stays' : 'stay'} at the same moment: `}
            {timeOf(now, profile.zone)} in {zoneName(profile.zone)} is {timeOf(now, place.zone)} in{' '}
            {zoneName(place.zone)}.
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
