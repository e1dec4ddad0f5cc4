import { text } from '../languages/text.ts';
import { type Draft, type Step, teamNames } from './draft.ts';

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
