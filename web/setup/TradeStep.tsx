import { Text, UnstyledButton } from '@mantine/core';
import { text } from '../languages/text.ts';
import type { Preset } from './draft.ts';
import classes from './setup.module.css';

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
            <Text size="sm" c="dimmed">
              {preset.about}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
