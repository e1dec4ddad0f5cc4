/** The parts of the receptionist's page, by their place in its address. */
export const TABS = {
  sound: 'How it speaks',
  knowledge: 'What it knows',
  versions: 'Versions',
  services: 'Services',
  staff: 'Staff',
  hours: 'Hours',
  closures: 'Closures',
  rules: 'Booking rules',
  business: 'Business',
} as const;
export type Tab = keyof typeof TABS;

/** Those that are drafted and published; the others take effect at once. */
export const DRAFTED: readonly Tab[] = ['sound', 'knowledge', 'versions'];

export const isTab = (value: unknown): value is Tab =>
  typeof value === 'string' && Object.hasOwn(TABS, value);

export const readTab = ({ tab }: Record<string, unknown>): { tab?: Tab } => (isTab(tab) ? { tab } : {});
