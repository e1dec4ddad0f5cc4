/**
 * The socket of a supervisor at a call in progress: they listen, whisper to the receptionist, take the call over and hang up. Text
 * frames are JSON; binary frames are audio: the caller's and the receptionist's side, one behind the other and equally
 * long, to the browser, and the owner's microphone from it.
 */
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import type { CallManager } from '../call/manager.ts';
import type { Logger } from '../log/log.ts';
import { recordSupervision, supervisorOf, locateCall } from '../calls/supervision.ts';
import { idOf } from '../fields.ts';
import { isOwnPage, type SocketUpgrade, socketUpgrade, tendSocket } from './socket.ts';
import { mintPass, PASS_HEADER, readPass, type SupervisorPass } from './supervisor-pass.ts';
import { endSupervision, sendAudio, superviseBySocket } from './supervisor-socket.ts';

export interface ListenParts {
  readonly db: Database;
  readonly callManager: Pick<CallManager, 'supervise'>;
  readonly log: Logger;
  readonly publicUrl: string;
  /** This instance, as calls name the one that has them on its line. */
  readonly instanceId: string;
  /** Shared by all instances. */
  readonly secret: string;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
  /** How often it is asked whether a visitor may still be there; tests shorten it. */
  readonly recheckMs?: number;
}

const query = z.object({
  businessId: idOf<BusinessId>(),
  callId: idOf<CallId>(),
});

/** Long enough for a handshake within one network, too short to be of use to anybody who finds it. */
const PASS_MS = 10_000;
const HANDSHAKE_MS = 3_000;
/** So long somebody who was taken off the team, or signed out on another device, may still hear. */
const RECHECK_MS = 15_000;

/** Somebody who was let in: by ourselves, or by another instance that sent them on. */
type Admitted = Omit<SupervisorPass, 'to' | 'until'> & { readonly sentOn: boolean };

/** Opened by an owner or a manager from our own page, or by another instance for one. */
export function createListenUpgrade(parts: ListenParts): SocketUpgrade {
  const { db, log, instanceId, secret } = parts;

  async function admit(request: IncomingMessage): Promise<Admitted | null> {
    const header = request.headers[PASS_HEADER];
    if (typeof header === 'string') {
      const pass = readPass(secret, header, { self: instanceId, now: Date.now() });
      return pass === null ? null : { ...pass, sentOn: true };
    }
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const asked = query.safeParse(Object.fromEntries(url?.searchParams ?? []));
    if (!asked.success || !isOwnPage(request, parts.publicUrl)) return null;
    const userId = await parts.userOf(request);
    if (userId === null) return null;
    if (!(await mayVisit(asked.data.businessId, userId))) return null;
    return { ...asked.data, ...(await supervisorOf(db, userId)), sentOn: false };
  }

  async function mayVisit(businessId: BusinessId, userId: UserId): Promise<boolean> {
    const role = await roleOf(db, businessId, userId);
    return role === 'owner' || role === 'manager';
  }

  /** Shows out whoever may not be there any more. Who was sent on is watched where they came in. */
  function watch(socket: WebSocket, request: IncomingMessage, { businessId, userId }: Admitted): void {
    const mayStay = async () =>
      (await parts.userOf(request)) === userId && (await mayVisit(businessId, userId));
    const timer = setInterval(() => {
      mayStay().then(
        (may) => {
          if (!may) endSupervision(socket, 'forbidden');
        },
        (error: unknown) => log.error({ err: error }, 'a listener could not be checked again'),
      );
    }, parts.recheckMs ?? RECHECK_MS);
    socket.on('close', () => clearInterval(timer));
  }

  async function lead(socket: WebSocket, visitor: Admitted): Promise<void> {
    const { businessId, callId, userId, name } = visitor;
    const visit = parts.callManager.supervise({ businessId, callId });
    if (visit !== null) {
      const record: Parameters<typeof superviseBySocket>[2] = (done) =>
        recordSupervision(db, { businessId, callId }, { userId, name }, done);
      superviseBySocket(socket, visit, record, (error) => log.error({ err: error }, 'a visit failed'));
      return;
    }
    const place = await locateCall(db, businessId, callId);
    if (place.type !== 'held') {
      endSupervision(socket, place.type);
    } else if (visitor.sentOn || place.instanceId === instanceId) {
      // It was here a moment ago, or it is being taken up again.
      endSupervision(socket, 'unanswered');
    } else {
      const until = Date.now() + PASS_MS;
      const pass = mintPass(secret, { businessId, callId, userId, name, to: place.instanceId, until });
      await relay(socket, `${place.address.replace(/^http/, 'ws')}/listen`, pass, log);
    }
  }

  return socketUpgrade(
    admit,
    (socket, visitor, request) => {
      if (!visitor.sentOn) watch(socket, request, visitor);
      // What is said before the call is found waits on the wire.
      socket.pause();
      lead(socket, visitor)
        .catch((error: unknown) => {
          log.error({ err: error }, 'a listener could not be let in');
          endSupervision(socket, 'unreachable');
        })
        .finally(() => socket.resume());
    },
    (error) => log.debug({ err: error }, 'a frame of a listener could not be read'),
  );
}

/** A visitor sends no more than a microphone gives; an instance that takes less than this is stuck. */
const UNSENT_LIMIT = 1_000_000;

/**
 * Joins a browser's socket with the one that the call is at; settles when it is open, or was given up. Until then nothing
 * is read from the browser, so that no memory is filled.
 */
function relay(near: WebSocket, address: string, pass: string, log: Logger): Promise<void> {
  const far = new WebSocket(address, {
    headers: { [PASS_HEADER]: pass },
    perMessageDeflate: false,
    handshakeTimeout: HANDSHAKE_MS,
  });
  tendSocket(far, (error) => {
    log.warn({ err: error }, 'the instance that has a call could not be reached');
    endSupervision(near, 'unreachable');
  });
  near.on('message', (data, binary) => {
    if (far.readyState !== far.OPEN) return;
    if (far.bufferedAmount > UNSENT_LIMIT) far.terminate();
    else far.send(data, { binary });
  });
  far.on('message', (data: Buffer, binary) => {
    if (binary) sendAudio(near, data);
    else if (near.readyState === near.OPEN) near.send(data, { binary });
  });
  // It closes with 1000 when it has said why.
  far.on('close', (code) => {
    if (code === 1000) near.close(1000);
    else endSupervision(near, 'moved');
  });
  near.on('close', () => far.close());
  const { promise, resolve } = Promise.withResolvers<undefined>();
  far.once('open', () => resolve(undefined));
  far.once('close', () => resolve(undefined));
  return promise;
}
