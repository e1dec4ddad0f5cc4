/** Supervisors of a call in progress: any number of them listens, one at a time talks with the caller. */
import { type MuLaw, SILENCE } from './ports.ts';
import type { Session } from './session.ts';
import type { HeardAudio, Tap } from './tap.ts';

export interface SupervisorSession {
  /** Hands on both sides of the call as they are heard, without the supervisor's own voice; gives what stops it. */
  listen(listener: (heard: HeardAudio) => void): () => void;
  /** Gives the receptionist a note for its next reply. */
  whisper(text: string): void;
  /** Takes the receptionist's place. False: somebody else has it. */
  takeOver(): boolean;
  readonly talking: boolean;
  /** Lets the caller hear the supervisor who took the call over, and no other. */
  speak(audio: MuLaw): void;
  /** Gives the call back to the receptionist. `left`: the supervisor is gone without having said so. */
  handBack(options: { readonly left: boolean }): void;
  hangUp(): void;
  /** Settles when the call is over here. `moved`: its line was lost, and any instance may take it up. */
  readonly over: Promise<'ended' | 'moved'>;
}

/** Opens one call to supervisors. @returns what lets one more join. */
export function openSupervisors(session: Session, tap: Tap): () => SupervisorSession {
  let talking: SupervisorSession | null = null;
  const over = session.ended.then((ending) => (ending === 'lost' ? ('moved' as const) : ('ended' as const)));
  return () => {
    const supervisor: SupervisorSession = {
      listen: (listener) =>
        // Whoever talks would hear themselves, late.
        tap.listen((heard) => listener(supervisor.talking ? withoutAnswer(heard) : heard)),
      whisper: (text) => session.whisper(text),
      takeOver() {
        if (talking !== null) return supervisor.talking;
        talking = supervisor;
        session.takeOver();
        return true;
      },
      get talking() {
        return talking === supervisor;
      },
      speak(audio) {
        if (supervisor.talking) session.speakAsHuman(audio);
      },
      handBack(options) {
        if (!supervisor.talking) return;
        talking = null;
        session.returnToReceptionist(options);
      },
      hangUp: () => session.hangUp(),
      over,
    };
    return supervisor;
  };
}

const withoutAnswer = ({ caller }: HeardAudio): HeardAudio => ({
  caller,
  receptionist: new Uint8Array(caller.length).fill(SILENCE),
});
