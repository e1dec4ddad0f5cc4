/** The parts of the receptionist's page, by their place in its address. */
export const TABS = [
  'sound',
  'knowledge',
  'versions',
  'services',
  'staff',
  'hours',
  'closures',
  'rules',
  'business',
] as const;
export type Tab = (typeof TABS)[number];

/** Those that are drafted and published; the others take effect at once. */
export const DRAFTED: readonly Tab[] = ['sound', 'knowledge', 'versions'];

export const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value);

export const readTab = ({ tab }: Record<string, unknown>): { tab?: Tab } => (isTab(tab) ? { tab } : {});
