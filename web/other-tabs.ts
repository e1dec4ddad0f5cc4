/** Tells the other tabs of this browser that the session has changed: they share its cookie, and would show what is no longer theirs. */
type SessionChange = 'signed-in' | 'signed-out';

const CHANNEL = 'ahoy-session';

export function tellOtherTabs(change: SessionChange): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** For as long as the page lives. */
export function onOtherTabs(listener: (change: SessionChange) => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') listener(data);
  });
}
