/** Twilio's REST API as far as recordings go: https://www.twilio.com/docs/voice/api/recording */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeTwilioApi {
  readonly url: string;
  /** What callers said after the tone, by the recording's SID; removed ones are gone. */
  readonly recordings: Map<string, Buffer>;
  close(): Promise<void>;
}

const PATH =
  /^\/2010-04-01\/Accounts\/(?<account>AC[\da-f]{32})\/Recordings\/(?<sid>RE[\da-f]{32})(?<ending>\.wav|\.json)$/;

/** @param broken answers everything as Twilio does when it is in trouble itself. */
export async function startFakeTwilioApi(
  { accountSid, authToken }: { readonly accountSid: string; readonly authToken: string },
  { broken = false } = {},
): Promise<FakeTwilioApi> {
  const recordings = new Map<string, Buffer>();
  const known = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const server = http.createServer((request, response) => {
    const refuse = (status: number, code: number, message: string) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
      );
    };
    if (broken) {
      refuse(503, 20503, 'Service unavailable');
      return;
    }
    if (request.headers.authorization !== known) {
      refuse(401, 20003, 'Authenticate');
      return;
    }
    const { account, sid = '', ending } = PATH.exec(request.url ?? '')?.groups ?? {};
    const sound = account === accountSid ? recordings.get(sid) : undefined;
    if (sound === undefined) {
      refuse(404, 20404, `The requested resource ${request.url ?? ''} was not found`);
      return;
    }
    if (request.method === 'GET' && ending === '.wav') {
      response.writeHead(200, { 'Content-Type': 'audio/x-wav', 'Content-Length': sound.length });
      response.end(sound);
    } else if (request.method === 'DELETE' && ending === '.json') {
      recordings.delete(sid);
      response.writeHead(204).end();
    } else refuse(405, 20004, 'Method not allowed');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recordings,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
