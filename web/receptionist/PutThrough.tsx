/** Whom callers can be put through to, in the order in which they are rung, and who answers calls first. */
import { ActionIcon, Button, Checkbox, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { Answering } from './Answering.tsx';
import { TestCall } from './TestCall.tsx';
import { type Destination, DestinationForm } from './DestinationForm.tsx';
import classes from './receptionist.module.css';
import { groupsOf, isTogether, moved, together } from './ring-order.ts';
import { RowButtons } from './RowButtons.tsx';
import type { Profile } from './useProfile.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ticked } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';
import { DownIcon, UpIcon } from '../ui/icons.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Empty, Section, Waiting } from '../ui/page.tsx';

const CHANGED = ['destinations.'];

export function PutThrough({ profile }: { readonly profile: Profile }) {
  const { trpc, id: businessId } = useBusiness();
  const list = useQuery(trpc.destinations.list.queryOptions({ businessId }));
  // Somebody else may change it while this page is open.
  useRefreshOn(CHANGED, trpc.destinations.pathKey());
  if (!list.isSuccess) return <Waiting request={list} />;
  return (
    <>
      <Answering ringing={list.data.some(({ ringsFirst, phone }) => ringsFirst && phone !== null)} />
      <People profile={profile} list={list.data} />
    </>
  );
}

interface PeopleProps {
  readonly profile: Profile;
  readonly list: readonly Destination[];
}

function People({ profile, list }: PeopleProps) {
  const [editing, edit] = useState<{ readonly destination: Destination | null } | null>(null);
  const { remove, arrange } = useChanges();
  const groups = groupsOf(list);
  const close = () => edit(null);
  return (
    <Section
      mt="md"
      title={text.putThrough.title}
      about={text.putThrough.about}
      beside={<Button onClick={() => edit({ destination: null })}>{text.putThrough.add}</Button>}
    >
      {list.length === 0 && <Empty title={text.putThrough.none}>{text.putThrough.noneAbout}</Empty>}
      <ul>
        {list.map((each, index) => (
          <li key={each.id} className={classes['row']}>
            <div>
              <Text fw={600}>{each.name}</Text>
              {each.purpose !== '' && <Text size="sm">{each.purpose}</Text>}
              <Dimmed>{aboutOf(each)}</Dimmed>
              {index > 0 && (
                <Checkbox
                  mt={6}
                  size="sm"
                  label={text.putThrough.together}
                  aria-label={text.putThrough.togetherOf(each.name)}
                  {...ticked(isTogether(groups, each.id), (joined) =>
                    arrange(together(groups, each.id, joined)),
                  )}
                />
              )}
            </div>
            <RowButtons
              name={each.name}
              onEdit={() => edit({ destination: each })}
              onRemove={() => remove(each, groups)}
            >
              <TestCall destination={each} />
              <Order
                name={each.name}
                isFirst={index === 0}
                isLast={index === list.length - 1}
                move={(by) => arrange(moved(groups, each.id, by))}
              />
            </RowButtons>
          </li>
        ))}
      </ul>
      <Dimmed mt="md">{text.putThrough.inBrowser}</Dimmed>
      {editing !== null && (
        <Dialog onClose={close} title={editing.destination?.name ?? text.putThrough.newOne} size="lg">
          <DestinationForm profile={profile} destination={editing.destination} onDone={close} />
        </Dialog>
      )}
    </Section>
  );
}

const aboutOf = ({ phone, hours, ringSeconds, ringsFirst }: Destination): string =>
  [
    phone === null ? text.putThrough.noPhone : phoneNumber(phone),
    text.putThrough.hoursKinds[hours.type],
    text.putThrough.ringsFor(ringSeconds),
    ...(ringsFirst ? [text.putThrough.first] : []),
  ].join(' · ');

interface OrderProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly move: (by: -1 | 1) => void;
}

const Order = ({ name, isFirst, isLast, move }: OrderProps) => (
  <Group gap={4} wrap="nowrap">
    <ActionIcon
      variant="default"
      disabled={isFirst}
      aria-label={text.putThrough.up(name)}
      onClick={() => move(-1)}
    >
      <UpIcon size={16} />
    </ActionIcon>
    <ActionIcon
      variant="default"
      disabled={isLast}
      aria-label={text.putThrough.down(name)}
      onClick={() => move(1)}
    >
      <DownIcon size={16} />
    </ActionIcon>
  </Group>
);

function useChanges() {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const refresh = () => reload(trpc.destinations.pathKey());
  const arranging = useMutation(
    trpc.destinations.arrange.mutationOptions({
      onError: (error) => failed(text.putThrough.notArranged, error),
      onSettled: refresh,
    }),
  );
  const saving = useMutation(trpc.destinations.save.mutationOptions());
  const removing = useMutation(
    trpc.destinations.remove.mutationOptions({
      onError: (error) => failed(text.putThrough.notRemoved, error),
      onSettled: refresh,
    }),
  );
  const arrange = (groups: string[][]) => arranging.mutate({ businessId, groups });
  /** Adds somebody again, in their place. */
  const bringBack = async (
    { id, memberId, phone, position: _, ...rest }: Destination,
    groups: string[][],
  ) => {
    try {
      const destination = {
        ...rest,
        phone:
          memberId === null
            ? { type: 'number' as const, e164: phone ?? '' }
            : { type: 'member' as const, memberId },
      };
      const saved = await saving.mutateAsync({ businessId, id: null, destination });
      arrange(groups.map((group) => group.map((each) => (each === id ? saved.id : each))));
    } catch (error) {
      failed(text.common.notTakenBack, error);
    }
  };
  const remove = (each: Destination, groups: string[][]) =>
    removing.mutate(
      { businessId, id: each.id },
      { onSuccess: () => done(text.putThrough.removed(each.name), () => void bringBack(each, groups)) },
    );
  return { arrange, remove };
}
