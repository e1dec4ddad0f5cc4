/** The draft of a business that does not exist yet. It stays in this browser until then. */
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { text } from '../languages/text.ts';
import { browserZone, guessCountry } from './places.ts';

export type Presets = RouterOutputs['setup']['presets'];
export type Preset = Presets['presets'][number];
export type PresetService = Preset['services'][number];

export const STEPS = ['trade', 'place', 'hours', 'offer'] as const;
export type Step = (typeof STEPS)[number];

export interface Draft {
  readonly step: Step;
  /** The id of the future business: sent twice, it is made once. */
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

/** The draft of a user, as they left it. */
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

/** Currencies in which the prices of a preset make sense. */
const ALIKE = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD']);

export const currencyIn = (country: string, { currencies }: Presets): string => currencies[country] ?? 'USD';

/** The fields that a trade fills in. */
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

/** The services, without prices where the currency makes them wrong. */
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

/** What is wrong, by field. */
export type Problems = Readonly<Record<string, string>>;

/** The problems that keep a step from being left. */
export function problemsIn(step: Step, draft: Draft): Problems {
  switch (step) {
    case 'trade':
      return {};
    case 'place':
      return {
        ...(draft.name.trim() === '' ? { name: text.setup.nameMissing } : {}),
        ...(teamNames(draft.team).length === 0 ? { team: text.setup.teamMissing } : {}),
      };
    case 'hours':
      return draft.hours.some((day) => day.length > 0) ? {} : { hours: text.setup.hoursMissing };
    case 'offer':
      return {
        ...(draft.services.length === 0 ? { services: text.setup.servicesMissing } : {}),
        ...(draft.services.some(({ name }) => name.trim() === '')
          ? { services: text.setup.serviceNameMissing }
          : {}),
      };
  }
}
