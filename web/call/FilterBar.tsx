/** What the history is filtered by. What is typed takes effect a moment later, what is chosen at once. */
import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { dayOf } from '../ui/format.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { outcomeLabel } from '../ui/OutcomeBadge.tsx';
import { type CallSearch, LENGTHS, OUTCOMES } from './filters.ts';
import classes from './FilterBar.module.css';

/** Longer than between two letters of a word, shorter than one waits. */
const TYPING_MS = 300;

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
          leftSection="from"
          leftSectionWidth={48}
          max={search.to ?? today}
          value={search.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          aria-label="To day"
          leftSection="to"
          leftSectionWidth={32}
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

interface TypedProps {
  readonly label: string;
  readonly type: 'search' | 'tel';
  readonly value: string;
  readonly change: (value: string) => void;
  readonly className?: string;
}

/** A field that tells its value when the typing pauses, and follows when the value changes elsewhere. */
function Typed({ label, type, value, change, className = '' }: TypedProps) {
  const [typed, setTyped] = useState({ text: value, of: value });
  const tell = useDebouncedCallback(change, TYPING_MS);
  const text = typed.of === value || typed.text.trim() === value ? typed.text : value;
  const set = (next: string) => {
    setTyped({ text: next, of: value });
    tell(next.trim());
  };
  return (
    <TextInput
      className={className}
      type={type}
      aria-label={label}
      placeholder={label}
      leftSection={type === 'search' ? <SearchIcon size={16} /> : null}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label={`Clear: ${label}`} onClick={() => set('')} />
      }
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
