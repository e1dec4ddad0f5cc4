/** Who may supervise a call, and how its instance is found. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { UserId } from '../../db/ids.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import { mintPass, PASS_HEADER, type SupervisorPass } from './supervisor-pass.ts';
import {
  here,
  there,
  openAgain,
  db,
  callId,
  visit,
  SECRET,
  browser,
  dial,
  businessId,
  owner,
  calls,
  theCall,
  holdAt,
  barber,
  written,
} from './testing-listen.ts';

const refusal = async (socket: WebSocket) => ((await once(socket, 'error'))[0] as Error).message;

test('nobody may supervise from another page, of another business, below a manager, or without a session', async () => {
  expect(await refusal(dial(here, undefined, { origin: 'https://elsewhere.example' }))).toContain('403');
  expect(await refusal(dial(here, undefined, {}))).toContain('403');
  expect(await refusal(dial(here, `businessId=${businessId}`))).toContain('403');
  const other = await makeBusiness(db);
  expect(await refusal(dial(here, `businessId=${other.businessId}&callId=${callId}`))).toContain('403');
  browser.signedIn = barber;
  expect(await refusal(dial(here))).toContain('403');
  browser.signedIn = 'stranger' as UserId;
  expect(await refusal(dial(here))).toContain('403');
  browser.signedIn = null;
  expect(await refusal(dial(here))).toContain('403');
});

test("another business's call is not found, whoever asks for it", async () => {
  const other = await makeBusiness(db);
  const foreign = await ring(db, other.businessId, `foreign-${calls}`);
  const socket = dial(here, `businessId=${businessId}&callId=${foreign.callId}`);
  const [data] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(data.toString())).toEqual({ type: 'over', why: 'unknown' });
});

test('a call on the line of another instance is reached through this one', async () => {
  await holdAt(there, `there-${calls}`);
  const { socket, heard, wish, isTold } = visit(here);
  await isTold({ type: 'ready' });
  wish({ type: 'listen' });
  await expect.poll(() => theCall.listener).not.toBeNull();
  theCall.listener?.({ caller: Uint8Array.of(1), receptionist: Uint8Array.of(2) });
  await expect.poll(() => heard).toEqual([Buffer.of(1, 2)]);
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  socket.send(Buffer.of(7));
  await expect.poll(() => theCall.spoken).toEqual([7]);
  expect(await written()).toContain('take-over|The owner|');
  socket.terminate();
  await expect.poll(() => theCall.done).toEqual(['left']);
});

test('a supervisor is told when the instance of the call is gone or stops', async () => {
  await holdAt(there, `there-${calls}`);
  const stays = visit(here);
  await stays.isTold({ type: 'ready' });
  await there.close();
  await stays.isTold({ type: 'over', why: 'moved' });
  await visit(here).isTold({ type: 'over', why: 'unreachable' });
  await openAgain();
});

test('a pass admits only the user it names, for a moment, at the instance it is for', async () => {
  const pass: SupervisorPass = {
    businessId,
    callId,
    userId: owner,
    name: 'The owner',
    to: `here-${calls}`,
    until: Date.now() + 5_000,
  };
  const bring = (header: string) => dial(here, '', { [PASS_HEADER]: header });
  const right = bring(mintPass(SECRET, pass));
  expect(JSON.parse(String((await once(right, 'message'))[0]))).toEqual({ type: 'ready' });
  right.close();
  browser.signedIn = null;
  const body = mintPass(SECRET, pass).split('.')[0] ?? '';
  for (const wrong of [
    mintPass('another secret', pass),
    mintPass(SECRET, { ...pass, until: Date.now() - 1 }),
    mintPass(SECRET, { ...pass, to: 'elsewhere' }),
    `${body}.`,
    body,
    `${Buffer.from(JSON.stringify({ ...pass, userId: 'stranger' })).toString('base64url')}.${mintPass(SECRET, pass).split('.')[1] ?? ''}`,
    '',
  ])
    expect(await refusal(bring(wrong))).toContain('403');
});

test('a call that moved meanwhile is not searched from instance to instance', async () => {
  await holdAt(there, `there-${calls}`);
  const pass = {
    businessId,
    callId,
    userId: owner,
    name: '',
    to: `here-${calls}`,
    until: Date.now() + 5_000,
  };
  const socket = dial(here, '', { [PASS_HEADER]: mintPass(SECRET, pass) });
  expect(JSON.parse(String((await once(socket, 'message'))[0]))).toEqual({ type: 'over', why: 'unanswered' });
});
