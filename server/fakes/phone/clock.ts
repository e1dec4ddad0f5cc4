/** One steady 20 ms clock for every call of this process: a timer for each would drown hundreds of calls. */

export const FRAME_MS = 20;

const listeners = new Set<() => void>();
let timer: NodeJS.Timeout | null = null;
let began = 0;
let ticks = 0;

/** Calls back once for every 20 ms that passed; a late timer makes up for what it missed. @returns how to stop it. */
export function everyFrame(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    began = performance.now();
    ticks = 0;
    timer = setInterval(tick, FRAME_MS / 2);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function tick(): void {
  for (; ticks < (performance.now() - began) / FRAME_MS; ticks += 1) for (const listener of listeners) listener();
}
