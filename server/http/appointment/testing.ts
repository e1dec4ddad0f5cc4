/** The pages of appointments on a server of their own, and a browser that asks for them. */
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { calendarAddresses } from '../../booking/calendar-addresses.ts';
import type { LimitName } from '../../limits/table.ts';
import { takeBody } from '../guards/bodies.ts';
import type { AppointmentParts } from './open.ts';
import { appointmentRoutes } from './routes.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly leadsTo: string | null;
}

export interface AppointmentSite {
  /** GET of a path below `/a/`; with a form, a POST of it. */
  ask(path: string, form?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): void;
}

/** `reached`: the limits that are reached. */
export async function serveAppointments(
  parts: Pick<AppointmentParts, 'db' | 'clock' | 'secret'>,
  reached: ReadonlySet<LimitName>,
): Promise<AppointmentSite> {
  const app = express();
  app.use(async (request, response, next) => {
    if (await takeBody(request, response)) next();
  });
  const limits = {
    take: (name: LimitName) => Promise.resolve({ most: 1, left: 0, seconds: 60, reached: reached.has(name) }),
  };
  const addresses = calendarAddresses('https://ahoy.example.com', parts.secret);
  app.use('/a', appointmentRoutes({ ...parts, calendarAddresses: addresses, limits }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ask: async (path, form) => {
      const response = await fetch(`http://127.0.0.1:${port}/a/${path}`, {
        redirect: 'manual',
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      });
      const { status, headers } = response;
      return { status, headers, body: await response.text(), leadsTo: headers.get('location') };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
