/** Tells the other tabs of this browser that the session has changed: they share its cookie, and would show what is no longer theirs. */
type SessionChange = 'signed-in' | 'signed-out';

const CHANNEL = 'ahoy-session';

let opened: BroadcastChannel | null = null;

/** One for the whole page: what is posted by another one reaches this page as well, and clears what it has just asked for. */
const channel = (): BroadcastChannel => (opened ??= new BroadcastChannel(CHANNEL));

export function tellOtherTabs(change: SessionChange): void {
  channel().postMessage(change);
}

/** For as long as the page lives. */
export function onOtherTabs(listener: (change: SessionChange) => void): void {
  channel().addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') listener(data);
  });
}
