/** The pages that one goes to from anywhere: by the menu, by the palette, and by `g` and a letter. */
import type { ReactNode } from 'react';
import {
  BellIcon,
  CalendarIcon,
  CallsIcon,
  CardIcon,
  CustomersIcon,
  InsightsIcon,
  KeyIcon,
  LiveIcon,
  MessageIcon,
  TeamIcon,
} from './icons.tsx';

interface Page {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Typed after `g`. */
  readonly letter: string;
}

/** What happens at the front desk, all day long. */
export const DESK = [
  { to: '/', label: 'Live', icon: <LiveIcon />, letter: 'l' },
  { to: '/calls', label: 'Calls', icon: <CallsIcon />, letter: 'c' },
  { to: '/calendar', label: 'Calendar', icon: <CalendarIcon />, letter: 'a' },
  { to: '/customers', label: 'Customers', icon: <CustomersIcon />, letter: 'u' },
  { to: '/messages', label: 'Messages', icon: <MessageIcon />, letter: 'm' },
] as const satisfies readonly Page[];

/** What is looked at and changed now and then, by who runs the business. */
export const BUSINESS = [
  { to: '/insights', label: 'Insights', icon: <InsightsIcon />, letter: 'i' },
  { to: '/receptionist', label: 'Receptionist', icon: <BellIcon />, letter: 'r' },
  { to: '/team', label: 'Team', icon: <TeamIcon />, letter: 't' },
  { to: '/billing', label: 'Billing', icon: <CardIcon />, letter: 'b' },
  { to: '/api-keys', label: 'API', icon: <KeyIcon />, letter: 'k' },
] as const satisfies readonly Page[];

export const PAGES = [...DESK, ...BUSINESS] as const;
