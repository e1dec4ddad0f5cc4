/** A phone in a browser, into which anything is typed. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import { PUBLIC_URL } from '../service-tests/carrier.ts';
import type { Client } from './client.ts';

const news = z.looseObject({
  type: z.string(),
  speaker: z.enum(['caller', 'receptionist']).optional(),
  text: z.string().optional(),
});

export interface Phone {
  readonly type: (text: string) => void;
  /** Whether the receptionist has said something since the last typed line was heard, or since the call began. */
  readonly wasAnswered: () => boolean;
  readonly isOpen: () => boolean;
  /** Whether it was put through, and still is. */
  readonly isInCall: () => boolean;
  readonly close: () => Promise<void>;
}

/** Rings a business; the phone may be refused at once. */
export async function openPhone(client: Client, businessId: BusinessId): Promise<Phone> {
  const socket = new WebSocket(`ws://127.0.0.1:${client.port}/phone?businessId=${businessId}`, {
    localAddress: client.address,
    headers: { cookie: client.cookie, origin: PUBLIC_URL },
  });
  let wasAnswered = false;
  let isHeard = true;
  let isAnswered = false;
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return;
    const told = news.safeParse(JSON.parse(data.toString()));
    if (told.data?.type === 'ready') isAnswered = true;
    if (told.data?.type === 'words') {
      if (told.data.speaker === 'caller') isHeard = true;
      else if (isHeard) wasAnswered = true;
    }
    // What is heard is told at once, as if it were played.
    if (told.data?.type === 'mark') socket.send(data.toString());
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // Refused, or shut out; `close` follows.
  socket.on('error', () => socket.terminate());
  await Promise.race([once(socket, 'open').catch(() => undefined), closed]);
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  return {
    type: (text) => {
      isHeard = false;
      wasAnswered = false;
      if (isOpen()) socket.send(JSON.stringify({ type: 'typed', text }));
    },
    wasAnswered: () => wasAnswered,
    isOpen,
    isInCall: () => isAnswered && isOpen(),
    async close() {
      socket.terminate();
      await closed;
    },
  };
}
