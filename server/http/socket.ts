/** What every socket that we accept needs, whatever is spoken on it. */
import type { WebSocket } from 'ws';

/** A peer whose network vanished says nothing; after two of these without a sign of life it is gone. */
const SILENCE_MS = 10_000;

/** Keeps a bad frame from ending the process, and ends the socket of a peer that is not there any more. */
export function tendSocket(socket: WebSocket, onError: (error: unknown) => void): void {
  let heard = true;
  const hear = () => (heard = true);
  const timer = setInterval(() => {
    if (!heard) socket.terminate();
    else socket.ping();
    heard = false;
  }, SILENCE_MS);
  socket.on('message', hear);
  socket.on('pong', hear);
  // An oversized or broken frame: ws closes the socket itself.
  socket.on('error', onError);
  socket.on('close', () => clearInterval(timer));
}
