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
  readonly icon: ReactNode;
  /** Typed after `g`. */
  readonly letter: string;
}

/** What happens at the front desk, all day long. */
export const DESK = [
  { to: '/', icon: <LiveIcon />, letter: 'l' },
  { to: '/calls', icon: <CallsIcon />, letter: 'c' },
  { to: '/calendar', icon: <CalendarIcon />, letter: 'a' },
  { to: '/customers', icon: <CustomersIcon />, letter: 'u' },
  { to: '/messages', icon: <MessageIcon />, letter: 'm' },
] as const satisfies readonly Page[];

/** What is looked at and changed now and then, by who runs the business. */
export const BUSINESS = [
  { to: '/insights', icon: <InsightsIcon />, letter: 'i' },
  { to: '/receptionist', icon: <BellIcon />, letter: 'r' },
  { to: '/team', icon: <TeamIcon />, letter: 't' },
  { to: '/billing', icon: <CardIcon />, letter: 'b' },
  { to: '/api-keys', icon: <KeyIcon />, letter: 'k' },
] as const satisfies readonly Page[];

export const PAGES = [...DESK, ...BUSINESS] as const;
