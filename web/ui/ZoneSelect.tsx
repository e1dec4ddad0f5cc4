import { Select, type SelectProps } from '@mantine/core';
import { text } from '../languages/text.ts';
import { zoneName } from './format.ts';
import { Dimmed } from './page.tsx';
import { findZones, timeName, ZONES } from './zones.ts';

interface ZoneSelectProps extends Pick<SelectProps, 'description' | 'size'> {
  readonly zone: string;
  readonly change: (zone: string) => void;
}

/** The field for a time zone, which is found by the names that people use. */
export function ZoneSelect({ zone, change, ...look }: ZoneSelectProps) {
  // A browser may not list the zone that is kept.
  const zones = zone === '' ? ZONES : [...new Set([zone, ...ZONES])].sort();
  return (
    <Select
      label={text.business.zone}
      searchable
      allowDeselect={false}
      data={zones.map((each) => ({ value: each, label: zoneName(each) }))}
      filter={({ options, search }) => {
        const known = new Map(options.flatMap((each) => ('value' in each ? [[each.value, each]] : [])));
        return findZones([...known.keys()], search).flatMap((each) => known.get(each) ?? []);
      }}
      renderOption={({ option }) => (
        <span>
          {option.label} <Dimmed span>{timeName(option.value)}</Dimmed>
        </span>
      )}
      value={zone}
      onChange={(next) => next !== null && change(next)}
      {...look}
    />
  );
}
