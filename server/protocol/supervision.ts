/**
 * The text frames of `/listen`, a supervisor's session at a call. Binary frames are audio: the caller's and the
 * receptionist's side, one behind the other and equally long, to the browser, and the supervisor's microphone from it.
 */

/** What the browser sends. */
export type SupervisorRequest =
  | { readonly type: 'listen' }
  | { readonly type: 'whisper'; readonly text: string }
  | { readonly type: 'take-over' }
  | { readonly type: 'hand-back' }
  | { readonly type: 'hang-up' };

/** Why a session is over, or never began. */
export type SupervisionEnd =
  | 'ended'
  /** The line was lost; another instance may take the call up. */
  | 'moved'
  /** Nobody has answered the call yet, or again. */
  | 'unanswered'
  | 'unknown'
  /** The supervisor is no owner or manager any more. */
  | 'forbidden'
  | 'unreachable';

/** What the service sends. */
export type SupervisorUpdate =
  /** The call is reached. */
  | { readonly type: 'ready' }
  | { readonly type: 'whispered' }
  | { readonly type: 'taken-over' }
  /** Somebody else talks with the caller. */
  | { readonly type: 'refused' }
  /** `lost`: the microphone gave nothing any more. */
  | { readonly type: 'handed-back'; readonly why: 'asked' | 'lost' }
  | { readonly type: 'over'; readonly why: SupervisionEnd };
