/** The dialog of calendar feeds: addresses for other calendars to subscribe to, which can be revoked. */
import { Alert, Button, CopyButton, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { maximumOf, type RouterOutputs, useTRPC } from '../api.ts';
import classes from './FeedsDialog.module.css';
import type { Column, Profile } from './layout.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { typedIn } from '../ui/form.tsx';
import { dateOf } from '../ui/format.ts';
import { Waiting } from '../ui/page.tsx';

type Feed = RouterOutputs['calendar']['feeds'][number];

interface FeedsDialogProps {
  readonly profile: Profile;
  readonly columns: readonly Column[];
  /** Whether the user can subscribe only to their own bookings. */
  readonly ownOnly: boolean;
  readonly onClose: () => void;
}

export function FeedsDialog({ profile, columns, ownOnly, onClose }: FeedsDialogProps) {
  const trpc = useTRPC();
  const feeds = useQuery(trpc.calendar.feeds.queryOptions({ businessId: profile.id }));
  return (
    <Dialog onClose={onClose} title={text.calendar.feeds} size="lg">
      <Stack>
        <Text size="sm">{text.calendar.feedsAbout}</Text>
        {!feeds.isSuccess ? (
          <Waiting request={feeds} />
        ) : (
          <ul className={classes['list']}>
            {feeds.data.map((feed) => (
              <FeedRow key={feed.id} feed={feed} profile={profile} />
            ))}
          </ul>
        )}
        <MakeFeed profile={profile} columns={columns} ownOnly={ownOnly} />
      </Stack>
    </Dialog>
  );
}

function FeedRow({ feed, profile }: { readonly feed: Feed; readonly profile: Profile }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asked, ask] = useState(false);
  const revoke = useMutation(
    trpc.calendar.revokeFeed.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.calendar.feeds.pathKey() }),
    }),
  );
  const title = feed.staff ?? text.calendar.wholeBusiness;
  return (
    <li>
      <TextInput
        label={title}
        description={text.calendar.feedMade(dateOf(feed.createdAt, profile.zone))}
        readOnly
        value={feed.url}
        onFocus={(event) => event.currentTarget.select()}
        error={revoke.isError && text.calendar.feedNotRevoked}
      />
      <Group gap="xs" mt={6}>
        <CopyButton value={feed.url}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="light" onClick={copy}>
              {copied ? text.common.copied : text.common.copy}
            </Button>
          )}
        </CopyButton>
        <Button
          size="compact-sm"
          variant={asked ? 'filled' : 'default'}
          {...(asked ? { color: 'buoy' } : {})}
          loading={revoke.isPending}
          onBlur={() => ask(false)}
          onClick={() => (asked ? revoke.mutate({ businessId: profile.id, feedId: feed.id }) : ask(true))}
        >
          {asked ? text.calendar.reallyRevoke : text.common.revoke}
        </Button>
      </Group>
    </li>
  );
}

function MakeFeed({ profile, columns, ownOnly }: Omit<FeedsDialogProps, 'onClose'>) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [whose, setWhose] = useState<string>(ownOnly ? (columns[0]?.id ?? '') : '');
  const make = useMutation(
    trpc.calendar.makeFeed.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.calendar.feeds.pathKey() }),
    }),
  );
  const people = columns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Stack gap="xs">
      {make.isError && (
        <Alert color="buoy" role="alert">
          {text.calendar.feedNotMade(maximumOf(make.error))}
        </Alert>
      )}
      <Group align="flex-end">
        <NativeSelect
          label={text.calendar.whoseBookings}
          {...typedIn(whose, setWhose)}
          data={ownOnly ? people : [{ value: '', label: text.calendar.wholeBusiness }, ...people]}
        />
        <Button
          loading={make.isPending}
          onClick={() => make.mutate({ businessId: profile.id, staffId: whose === '' ? null : whose })}
        >
          {text.calendar.makeFeed}
        </Button>
      </Group>
    </Stack>
  );
}
