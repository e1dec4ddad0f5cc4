/** A socket to the service: text frames as `server/protocol/` gives them, and audio in binary frames. */
import type { PhoneRequest, PhoneUpdate } from '../server/protocol/phone.ts';
import type { SupervisorRequest, SupervisorUpdate } from '../server/protocol/supervision.ts';

interface Frames {
  readonly '/phone': { readonly request: PhoneRequest; readonly update: PhoneUpdate };
  readonly '/listen': { readonly request: SupervisorRequest; readonly update: SupervisorUpdate };
}

export interface ServiceSocket<Request> {
  /** Sends a request or audio, unless the socket is not open. */
  send(frame: Request | ArrayBuffer): void;
  /** Closes it; nothing is heard of it any more. */
  close(): void;
}

export function openSocket<Path extends keyof Frames>(
  path: Path,
  query: Readonly<Record<string, string>>,
  on: {
    readonly update: (update: Frames[Path]['update']) => void;
    readonly audio: (audio: ArrayBuffer) => void;
    /** `opened`: whether the service had accepted the socket. */
    readonly closed: (opened: boolean) => void;
  },
): ServiceSocket<Frames[Path]['request']> {
  const address = new URL(path, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = new URLSearchParams(query).toString();
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  let opened = false;
  socket.onopen = () => (opened = true);
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    // The page and the service are of one build, and both are compiled against these types.
    if (typeof data === 'string') on.update(JSON.parse(data) as Frames[Path]['update']);
    else on.audio(data);
  };
  socket.onclose = () => on.closed(opened);
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN)
        socket.send(frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
    },
    close() {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    },
  };
}
