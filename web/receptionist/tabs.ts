/** The tabs of the receptionist's page, as its address names them. */
export const TABS = [
  'sound',
  'knowledge',
  'versions',
  'services',
  'staff',
  'people',
  'hours',
  'closures',
  'rules',
  'notices',
  'website',
  'business',
] as const;
export type Tab = (typeof TABS)[number];

/** The tabs whose settings are drafted and published; the others take effect at once. */
export const DRAFTED: readonly Tab[] = ['sound', 'knowledge', 'versions'];

export const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value);

export const readTab = ({ tab }: Record<string, unknown>): { tab?: Tab } => (isTab(tab) ? { tab } : {});
