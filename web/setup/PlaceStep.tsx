import { Select, SimpleGrid, Stack, Text, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { text } from '../languages/text.ts';
import { type Change, currencyIn, type Draft, type Preset, type Presets } from './draft.ts';
import { countries, zonesOf } from './places.ts';
import classes from './setup.module.css';
import { typedIn } from '../ui/form.tsx';
import { Dimmed } from '../ui/page.tsx';
import { ZoneSelect } from '../ui/ZoneSelect.tsx';

interface PlaceStepProps {
  readonly draft: Draft;
  readonly preset: Preset;
  readonly presets: Presets;
  readonly problems: Readonly<Record<string, string>>;
  readonly change: Change;
}

/** The step for the name, the place and the team. */
export function PlaceStep({ draft, preset, presets, problems, change }: PlaceStepProps) {
  const moveTo = (country: string) => {
    const local = zonesOf(country);
    const zone = local.length === 0 || local.includes(draft.zone) ? draft.zone : (local[0] ?? draft.zone);
    change({ country, zone });
  };
  return (
    <Stack>
      <TextInput
        label={text.setup.name}
        description={text.business.saidSo}
        autoComplete="organization"
        size="md"
        autoFocus
        error={problems['name']}
        maxLength={100}
        {...typedIn(draft.name, (name) => change({ name }))}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={text.business.country}
          description={text.setup.pricesIn(currencyIn(draft.country, presets))}
          size="md"
          searchable
          allowDeselect={false}
          data={countries()}
          value={draft.country}
          onChange={(country) => country !== null && moveTo(country)}
        />
        <ZoneSelect
          description={text.setup.zoneAbout}
          size="md"
          zone={draft.zone}
          change={(zone) => change({ zone })}
        />
      </SimpleGrid>
      <TextInput
        label={text.business.address}
        description={text.business.addressAbout}
        autoComplete="street-address"
        size="md"
        maxLength={300}
        {...typedIn(draft.address, (address) => change({ address }))}
      />
      <Textarea
        label={preset.team.question}
        description={text.setup.teamAbout}
        autosize
        minRows={2}
        size="md"
        error={problems['team']}
        {...typedIn(draft.team, (team) => change({ team }))}
      />
    </Stack>
  );
}

interface TradeStepProps {
  readonly presets: readonly Preset[];
  readonly chosen: string;
  readonly choose: (preset: Preset) => void;
}

export function TradeStep({ presets, chosen, choose }: TradeStepProps) {
  return (
    <ul className={classes['trades']} aria-label={text.setup.trades}>
      {presets.map((preset) => (
        <li key={preset.trade}>
          <UnstyledButton
            className={classes['trade'] ?? ''}
            aria-pressed={preset.trade === chosen}
            onClick={() => choose(preset)}
          >
            <Text fw={600}>{preset.label}</Text>
            <Dimmed>{preset.about}</Dimmed>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
