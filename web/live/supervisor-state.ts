/** A supervisor's session at a call, as the call's card shows it: (state, event) -> state. */
import type { SupervisionEnd, SupervisorUpdate } from '../../server/protocol/supervision.ts';
import { text } from '../languages/text.ts';

export type SupervisorState =
  | { readonly type: 'closed'; readonly notice: Notice | null }
  | { readonly type: 'joining' }
  | {
      readonly type: 'joined';
      readonly listening: boolean;
      readonly talking: Talking;
      readonly notice: Notice | null;
    };

/** `asking`: for the microphone, and then for the call. */
export type Talking = 'no' | 'asking' | 'yes';

export type Over = SupervisionEnd | 'lost' | 'no-sound' | 'left';

export type Notice =
  | { readonly type: 'over'; readonly why: Exclude<Over, 'left'> }
  | { readonly type: 'whispered' }
  | { readonly type: 'refused' }
  | { readonly type: 'no-microphone' }
  | { readonly type: 'microphone-lost' }
  | { readonly type: 'handed-back' };

export type SupervisorEvent =
  | Exclude<SupervisorUpdate, { readonly type: 'over' }>
  | { readonly type: 'joining' }
  | { readonly type: 'listening' }
  | { readonly type: 'asking-to-talk' }
  | { readonly type: 'no-microphone' }
  | { readonly type: 'over'; readonly why: Over };

export const closed: SupervisorState = { type: 'closed', notice: null };

export function changeSupervisor(state: SupervisorState, event: SupervisorEvent): SupervisorState {
  if (event.type === 'joining') return { type: 'joining' };
  if (event.type === 'over') {
    const told = event.why === 'left' ? null : { type: 'over' as const, why: event.why };
    return state.type === 'closed' ? state : { type: 'closed', notice: told };
  }
  if (event.type === 'ready')
    return state.type === 'joining'
      ? { type: 'joined', listening: false, talking: 'no', notice: null }
      : state;
  if (state.type !== 'joined') return state;
  switch (event.type) {
    case 'listening':
      return { ...state, listening: true };
    case 'asking-to-talk':
      return { ...state, talking: 'asking', notice: null };
    case 'taken-over':
      return { ...state, talking: 'yes', notice: null };
    case 'whispered':
      return { ...state, notice: { type: 'whispered' } };
    case 'refused':
    case 'no-microphone':
      return { ...state, talking: 'no', notice: { type: event.type } };
    case 'handed-back':
      return {
        ...state,
        talking: 'no',
        notice: { type: event.why === 'asked' ? 'handed-back' : 'microphone-lost' },
      };
  }
}

/** What a notice says, and what to do. */
export const noticeText = (notice: Notice): string =>
  notice.type === 'over' ? text.live.over[notice.why] : text.live.notices[notice.type];
