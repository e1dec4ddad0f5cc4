/** The public page of a business, `GET /b/{business}`: who it is, and its receptionist, as its own website would show it. */
import { type Request, Router } from 'express';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { loadBusiness } from '../business/business.ts';
import { loadWebsite } from '../business/website.ts';
import { idOf } from '../fields.ts';
import { html } from '../html.ts';
import { languageOf } from '../languages/languages.ts';
import { headersWith, page } from './appointment/layout.ts';

export interface BusinessPageParts {
  readonly db: Database;
  readonly publicUrl: string;
}

/** A list that is longer is not read. */
const MOST_SERVICES = 30;

export function businessPageRoutes({ db, publicUrl }: BusinessPageParts): Router {
  const routes = Router();
  const socket = publicUrl.replace(/^http/, 'ws');
  const headers = headersWith(`script-src 'self'; connect-src 'self' ${socket}`);
  routes.get('/:business', async ({ params }: Request<{ business: string }>, response) => {
    const { data: businessId } = idOf<BusinessId>().safeParse(params.business);
    const site = businessId === undefined ? null : await loadWebsite(db, businessId);
    if (businessId === undefined || site?.enabled !== true) {
      response.set(headers).status(404).type('text').send('There is no such page.');
      return;
    }
    const { name, address, numbers, services, language } = await loadBusiness(db, businessId);
    const words = languageOf(language).businessPage;
    const [number] = numbers;
    const content = html`<h1>${name}</h1>
      ${address === '' ? null : html`<p>${address}</p>`}
      ${number === undefined ? null : html`<p><a href="tel:${number}">${words.ring(number)}</a></p>`}
      ${
        services.length === 0
          ? null
          : html`<div class="card">
              <h2>${words.services}</h2>
              <ul>
                ${services.slice(0, MOST_SERVICES).map((each) => html`<li>${each.name}</li>`)}
              </ul>
            </div>`
      }
      <p>${words.talk}</p>
      <script
        src="/widget.js"
        data-business="${businessId}"
        data-color="${site.color}"
        data-side="${site.side}"
        async
      ></script>`;
    response
      .set(headers)
      .type('html')
      .send(page({ language, title: name, content }));
  });
  return routes;
}
