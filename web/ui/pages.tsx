/** The pages in the menu, in the palette, and behind `g` and a letter. */
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

/** The pages for the daily work. */
export const DESK = [
  { to: '/', icon: <LiveIcon />, letter: 'l' },
  { to: '/calls', icon: <CallsIcon />, letter: 'c' },
  { to: '/calendar', icon: <CalendarIcon />, letter: 'a' },
  { to: '/customers', icon: <CustomersIcon />, letter: 'u' },
  { to: '/messages', icon: <MessageIcon />, letter: 'm' },
] as const satisfies readonly Page[];

/** The pages for owners and managers. */
export const BUSINESS = [
  { to: '/insights', icon: <InsightsIcon />, letter: 'i' },
  { to: '/receptionist', icon: <BellIcon />, letter: 'r' },
  { to: '/team', icon: <TeamIcon />, letter: 't' },
  { to: '/billing', icon: <CardIcon />, letter: 'b' },
  { to: '/api-keys', icon: <KeyIcon />, letter: 'k' },
] as const satisfies readonly Page[];

export const PAGES = [...DESK, ...BUSINESS] as const;
