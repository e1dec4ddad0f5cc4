/** The filters of the history. A choice takes effect at once, typed text a moment later. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import classes from './FilterBar.module.css';
import type { CallSearch } from './filters.ts';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { dayOf } from '../ui/format.ts';
import { Typed } from '../ui/Typed.tsx';

interface FilterBarProps {
  readonly search: CallSearch;
  readonly change: (change: { readonly [Name in keyof CallSearch]?: string }) => void;
  readonly clear: () => void;
}

export function FilterBar({ search, change, clear }: FilterBarProps) {
  const { trpc, id, zone } = useBusiness();
  const [opened, { toggle }] = useDisclosure();
  const staff = useQuery(trpc.businesses.get.queryOptions({ businessId: id }, { staleTime: 60_000 }));
  const { q: _, ...filters } = search;
  const set = Object.keys(filters).length;
  const today = dayOf(new Date(), zone);
  const names = Object.fromEntries((staff.data?.staff ?? []).map((each) => [each.id, each.name]));
  const choices = [
    ['outcome', text.common.outcome, text.calls.anyOutcome, text.ui.outcomes],
    ['staff', text.calls.bookedWith, text.calls.anyStaff, names],
    ['length', text.calls.length, text.calls.anyLength, text.calls.lengths],
    ['goal', text.calls.goal, text.calls.anyGoal, text.calls.goals],
    ['mark', text.calls.mark, text.calls.anyMark, text.ui.marks],
    ['flag', text.calls.flag, text.calls.anyFlag, text.calls.flags],
    ['kind', text.calls.kind, text.calls.anyKind, text.calls.kinds],
  ] as const;
  return (
    <search className={classes['bar']}>
      <Group gap="sm" wrap="nowrap">
        <Typed
          label={text.calls.search}
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
          {text.calls.filters(set)}
        </Button>
        {set > 0 && (
          <Button variant="subtle" onClick={clear} className={classes['more'] ?? ''}>
            {text.calls.clear}
          </Button>
        )}
      </Group>
      <div id="call-filters" className={classes['filters']} data-opened={opened}>
        {choices.map(([of, label, any, texts]) => (
          <NativeSelect
            key={of}
            aria-label={label}
            {...typedIn(search[of] ?? '', (next) => change({ [of]: next }))}
            data={[
              { value: '', label: any },
              ...Object.entries(texts).map(([value, each]) => ({ value, label: each })),
            ]}
          />
        ))}
        <Typed
          label={text.calls.number}
          type="tel"
          value={search.number ?? ''}
          change={(number) => change({ number })}
        />
        <TextInput
          type="date"
          aria-label={text.common.fromDay}
          leftSection={<span className={classes['edge']}>{text.calls.from}</span>}
          leftSectionWidth={44}
          classNames={{ input: classes['date'] ?? '' }}
          max={search.to ?? today}
          {...typedIn(search.from ?? '', (from) => change({ from }))}
        />
        <TextInput
          type="date"
          aria-label={text.common.toDay}
          leftSection={<span className={classes['edge']}>{text.calls.to}</span>}
          leftSectionWidth={28}
          classNames={{ input: classes['date'] ?? '' }}
          min={search.from ?? ''}
          max={today}
          {...typedIn(search.to ?? '', (to) => change({ to }))}
        />
      </div>
    </search>
  );
}
