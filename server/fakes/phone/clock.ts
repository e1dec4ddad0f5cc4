/**
 * One clock for every call of this process: a timer for each would drown hundreds of calls. Their frames are spread
 * over the 20 ms between, as the frames of calls are that began at different moments.
 */

export const FRAME_MS = 20;
/** Finer spreads the calls better and wakes the process more often. */
const TICK_MS = 5;
const SLOTS = FRAME_MS / TICK_MS;

const slots = Array.from({ length: SLOTS }, () => new Set<() => void>());
let timer: NodeJS.Timeout | null = null;
let began = 0;
let ticks = 0;

/** Calls back once for every 20 ms that pass; a late timer makes up for what it missed. @returns how to stop it. */
export function everyFrame(listener: () => void): () => void {
  if (timer === null) {
    began = performance.now();
    ticks = 0;
    wait();
  }
  const [first, ...rest] = slots;
  const slot = rest.reduce((least, each) => (each.size < (least?.size ?? 0) ? each : least), first);
  slot?.add(listener);
  return () => {
    slot?.delete(listener);
    if (timer === null || slots.some(({ size }) => size > 0)) return;
    clearTimeout(timer);
    timer = null;
  };
}

/** Aims at the moment that is due next, so that the lateness of one tick is not added to the others. */
function wait(): void {
  timer = setTimeout(run, Math.max(1, began + (ticks + 1) * TICK_MS - performance.now()));
}

function run(): void {
  for (; (ticks + 1) * TICK_MS <= performance.now() - began; ticks += 1) {
    for (const listener of slots[ticks % SLOTS] ?? []) listener();
  }
  if (timer !== null) wait();
}
