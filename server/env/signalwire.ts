/** The variables of SignalWire: the first four are one thing. */
import type { Values } from './variables.ts';

export interface SignalWireVariables {
  readonly projectId: string;
  readonly apiToken: string;
  readonly signingKey: string;
  readonly apiUrl: string;
  /** A number of the project, E.164, from which others are called or texted; null: none are. */
  readonly callerId: string | null;
}

const NEEDED = [
  'SIGNALWIRE_PROJECT_ID',
  'SIGNALWIRE_API_TOKEN',
  'SIGNALWIRE_SPACE_URL',
  'SIGNALWIRE_SIGNING_KEY',
] as const;

/** Null where it is not whole. */
export function signalWireOf(values: Values): SignalWireVariables | null {
  const { SIGNALWIRE_PROJECT_ID: projectId, SIGNALWIRE_API_TOKEN: apiToken } = values;
  const { SIGNALWIRE_SIGNING_KEY: signingKey, SIGNALWIRE_SPACE_URL: space } = values;
  if (projectId === undefined || apiToken === undefined || signingKey === undefined || space === undefined)
    return null;
  const apiUrl = values.SIGNALWIRE_API_URL ?? `https://${space}`;
  return { projectId, apiToken, signingKey, apiUrl, callerId: values.SIGNALWIRE_CALLER_ID ?? null };
}

/** What is wrong where one is set without the others. */
export function halfSignalWire(values: Values): string[] {
  const anything = [...NEEDED, 'SIGNALWIRE_API_URL', 'SIGNALWIRE_CALLER_ID'] as const;
  const isHalf = signalWireOf(values) === null && anything.some((name) => values[name] !== undefined);
  return isHalf ? [`${NEEDED.join(', ')} must be set all, or none`] : [];
}
