/** What the history is filtered by. What is typed takes effect a moment later, what is chosen at once. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { dayOf } from '../ui/format.ts';
import { outcomeLabel } from '../ui/OutcomeBadge.tsx';
import { Typed } from '../ui/Typed.tsx';
import { type CallSearch, LENGTHS, OUTCOMES } from './filters.ts';
import classes from './FilterBar.module.css';

interface FilterBarProps {
  readonly search: CallSearch;
  readonly change: (change: { readonly [Name in keyof CallSearch]?: string }) => void;
  readonly clear: () => void;
}

export function FilterBar({ search, change, clear }: FilterBarProps) {
  const trpc = useTRPC();
  const { id, zone } = useBusiness();
  const [opened, { toggle }] = useDisclosure();
  const staff = useQuery(trpc.businesses.get.queryOptions({ businessId: id }, { staleTime: 60_000 }));
  const { q: _, ...filters } = search;
  const set = Object.keys(filters).length;
  const today = dayOf(new Date(), zone);
  return (
    <search className={classes['bar']}>
      <Group gap="sm" wrap="nowrap">
        <Typed
          label="Search what was said"
          type="search"
          value={search.q ?? ''}
          change={(q) => change({ q })}
          className={classes['words'] ?? ''}
        />
        <Button
          variant="default"
          hiddenFrom="sm"
          aria-expanded={opened}
          aria-controls="call-filters"
          onClick={toggle}
          className={classes['more'] ?? ''}
        >
          {set === 0 ? 'Filters' : `Filters (${set})`}
        </Button>
      </Group>
      <div id="call-filters" className={classes['filters']} data-opened={opened}>
        <NativeSelect
          aria-label="Outcome"
          value={search.outcome ?? ''}
          onChange={(event) => change({ outcome: event.currentTarget.value })}
          data={[
            { value: '', label: 'Any outcome' },
            ...OUTCOMES.map((value) => ({ value, label: outcomeLabel(value) })),
          ]}
        />
        <NativeSelect
          aria-label="Booked with"
          value={search.staff ?? ''}
          onChange={(event) => change({ staff: event.currentTarget.value })}
          data={[
            { value: '', label: 'Any staff' },
            ...(staff.data?.staff ?? []).map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
        <NativeSelect
          aria-label="Length"
          value={search.length ?? ''}
          onChange={(event) => change({ length: event.currentTarget.value })}
          data={[
            { value: '', label: 'Any length' },
            ...Object.entries(LENGTHS).map(([value, { label }]) => ({ value, label })),
          ]}
        />
        <NativeSelect
          aria-label="Flag"
          value={search.flag ?? ''}
          onChange={(event) => change({ flag: event.currentTarget.value })}
          data={[
            { value: '', label: 'Any flag' },
            { value: 'good', label: 'Good' },
            { value: 'bad', label: 'Bad' },
          ]}
        />
        <Typed
          label="Number"
          type="tel"
          value={search.number ?? ''}
          change={(number) => change({ number })}
        />
        <TextInput
          type="date"
          aria-label="From day"
          leftSection={<span className={classes['edge']}>from</span>}
          leftSectionWidth={44}
          classNames={{ input: classes['date'] ?? '' }}
          max={search.to ?? today}
          value={search.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          aria-label="To day"
          leftSection={<span className={classes['edge']}>to</span>}
          leftSectionWidth={28}
          classNames={{ input: classes['date'] ?? '' }}
          min={search.from ?? ''}
          max={today}
          value={search.to ?? ''}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
        {set > 0 && (
          <Button variant="subtle" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
    </search>
  );
}
