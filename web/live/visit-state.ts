/** The owner at a call that goes on, as its card shows it: (state, event) -> state. */

export type VisitState =
  | { readonly type: 'away'; readonly notice: Notice | null }
  | { readonly type: 'coming' }
  | {
      readonly type: 'there';
      readonly listening: boolean;
      readonly talking: Talking;
      readonly notice: Notice | null;
    };

/** `asking`: for the microphone, and then for the call. */
export type Talking = 'no' | 'asking' | 'yes';

export type Over =
  'ended' | 'moved' | 'unanswered' | 'unknown' | 'forbidden' | 'unreachable' | 'lost' | 'no-sound' | 'left';

export type Notice =
  | { readonly type: 'over'; readonly why: Exclude<Over, 'left'> }
  | { readonly type: 'whispered' }
  | { readonly type: 'refused' }
  | { readonly type: 'no-microphone' }
  | { readonly type: 'microphone-lost' }
  | { readonly type: 'handed-back' };

export type VisitEvent =
  | { readonly type: 'coming' }
  | { readonly type: 'ready' }
  | { readonly type: 'listening' }
  | { readonly type: 'asking-to-talk' }
  | { readonly type: 'no-microphone' }
  | { readonly type: 'whispered' }
  | { readonly type: 'taken-over' }
  | { readonly type: 'refused' }
  | { readonly type: 'handed-back'; readonly why: 'asked' | 'lost' }
  | { readonly type: 'over'; readonly why: Over };

export const away: VisitState = { type: 'away', notice: null };

export function changeVisit(state: VisitState, event: VisitEvent): VisitState {
  if (event.type === 'coming') return { type: 'coming' };
  if (event.type === 'over') {
    const told = event.why === 'left' ? null : { type: 'over' as const, why: event.why };
    return state.type === 'away' ? state : { type: 'away', notice: told };
  }
  if (event.type === 'ready')
    return state.type === 'coming' ? { type: 'there', listening: false, talking: 'no', notice: null } : state;
  if (state.type !== 'there') return state;
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
export function noticeWords(notice: Notice): string {
  switch (notice.type) {
    case 'whispered':
      return 'The receptionist knows it from its next answer on.';
    case 'handed-back':
      return 'The receptionist has the call back.';
    case 'refused':
      return 'Somebody else is on the line with the caller already.';
    case 'no-microphone':
      return 'Your microphone could not be opened. Allow it for this page in your browser, then take over again.';
    case 'microphone-lost':
      return 'Your microphone fell silent, so the receptionist took the call back.';
    case 'over':
      return OVER[notice.why];
  }
}

const OVER: Record<Exclude<Over, 'left'>, string> = {
  ended: 'The call has ended.',
  moved: 'The caller’s line was lost and is being connected again. Listen in again in a moment.',
  unanswered: 'The call is being picked up. Listen in again in a moment.',
  unknown: 'There is no such call any more.',
  forbidden: 'You may not listen in any more. Ask an owner of the business.',
  unreachable: 'The call could not be reached. Try again.',
  lost: 'The connection was lost. The receptionist goes on with the call; listen in again.',
  'no-sound': 'This browser could not open its loudspeaker. Try again, or use another browser.',
};
