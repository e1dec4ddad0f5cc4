import { type Draft, type Step, teamNames } from './draft.ts';

/** What is to be mended, by the field that it is about. */
export type Problems = Readonly<Record<string, string>>;

/** What keeps a step from being left. */
export function problemsIn(step: Step, draft: Draft): Problems {
  switch (step) {
    case 'trade':
      return {};
    case 'place':
      return {
        ...(draft.name.trim() === '' ? { name: 'What is the business called?' } : {}),
        ...(teamNames(draft.team).length === 0 ? { team: 'One name at least, please.' } : {}),
      };
    case 'hours':
      return draft.hours.some((day) => day.length > 0)
        ? {}
        : { hours: 'On one day at least you are open: switch it on.' };
    case 'offer':
      return {
        ...(draft.services.length === 0 ? { services: 'There has to be something to book.' } : {}),
        ...(draft.services.some(({ name }) => name.trim() === '')
          ? { services: 'Every service needs a name.' }
          : {}),
      };
  }
}
