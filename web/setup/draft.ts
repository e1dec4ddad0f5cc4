/** What is chosen in the set-up before the business exists. It stays in this browser until then. */
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { browserZone, guessCountry } from './places.ts';

export type Presets = RouterOutputs['setup']['presets'];
export type Preset = Presets['presets'][number];
export type PresetService = Preset['services'][number];

export const STEPS = ['trade', 'place', 'hours', 'offer'] as const;
export type Step = (typeof STEPS)[number];

export interface Draft {
  readonly step: Step;
  /** The business's id to be: sent twice, it is made once. */
  readonly id: string;
  readonly trade: string;
  readonly name: string;
  readonly country: string;
  readonly zone: string;
  readonly address: string;
  /** One name a line. */
  readonly team: string;
  readonly greeting: string;
  readonly hours: Preset['hours'];
  readonly services: readonly PresetService[];
  readonly knowledge: Preset['knowledge'];
}

export type Change = (change: Partial<Draft>) => void;

function newDraft(): Draft {
  const zone = browserZone();
  return {
    step: 'trade',
    id: crypto.randomUUID(),
    trade: '',
    name: '',
    country: guessCountry(zone, navigator.language),
    zone,
    address: '',
    team: '',
    greeting: '',
    hours: [],
    services: [],
    knowledge: [],
  };
}

/** The draft of a user, taken up where it was left. */
export function useDraft(userId: string) {
  const [stored, store, forget] = useLocalStorage<Draft | null>({
    key: `ahoy-set-up-${userId}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [fresh] = useState(newDraft);
  const draft = stored ?? fresh;
  return {
    draft,
    change: (change: Partial<Draft>) => store((before) => ({ ...(before ?? draft), ...change })),
    forget,
  };
}

/** Prices of a preset mean about the same in these; elsewhere they would be nonsense. */
const ALIKE = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD']);

export const currencyIn = (country: string, { currencies }: Presets): string => currencies[country] ?? 'USD';

/** A trade fills everything in that nobody has typed. */
export function withTrade(preset: Preset, ownName: string): Partial<Draft> {
  const { trade, hours, services, knowledge, team } = preset;
  return {
    trade,
    hours,
    services,
    knowledge,
    team: (team.names.length > 0 ? team.names : [ownName.split(' ')[0] ?? '']).join('\n'),
    step: 'place',
  };
}

/** Prices of another money are left out. */
export const withoutOddPrices = (services: readonly PresetService[], currency: string): PresetService[] =>
  services.map((service) => (ALIKE.has(currency) ? service : { ...service, price: null }));

export const teamNames = (team: string): string[] => [
  ...new Set(
    team
      .split(/[\n,]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];
