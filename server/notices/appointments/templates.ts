/** Templates of notices: words with variables in braces. */

/** What can be filled in. */
export const VARIABLES = [
  'customer',
  'service',
  'staff',
  'day',
  'time',
  'business',
  'address',
  'link',
] as const;

export type Values = Readonly<Record<(typeof VARIABLES)[number], string>>;

const VARIABLE = /\{([^{}]*)\}/g;

const isVariable = (name: string): name is keyof Values => VARIABLES.some((known) => known === name);

/** The names in braces for which there is nothing to fill in, each once. */
export const unknownVariables = (template: string): readonly string[] => [
  ...new Set(
    [...template.matchAll(VARIABLE)].map(([, name = '']) => name).filter((name) => !isVariable(name)),
  ),
];

/** Fills in every variable, once: braces in a value stay what they are. */
export const fill = (template: string, values: Values): string =>
  template.replaceAll(VARIABLE, (whole, name: string) => (isVariable(name) ? values[name] : whole));
