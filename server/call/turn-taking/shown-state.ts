/** What a call does now, as the dashboard shows it. */
import type { CallState } from '../call-publisher.ts';
import type { TurnState } from './turn/types.ts';

/** Null: it is over. */
export function shownState({ phase, tools }: TurnState): CallState | null {
  switch (phase.name) {
    case 'listening':
    case 'caller-speaking':
    case 'preparing':
    case 'interrupted':
      return 'listening';
    case 'thinking':
    case 'waiting':
      return tools > 0 ? 'looking-up' : 'thinking';
    case 'speaking':
      return 'speaking';
    case 'taken-over':
      return 'taken-over';
    case 'ended':
      return null;
  }
}
