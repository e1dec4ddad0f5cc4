/** The receptionist on the website of a business: where it may be shown, and how it looks there. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { website, WEBSITE_SIDES } from '../../db/schema.ts';
import { LOOPBACK } from '../loopback.ts';

/** More sites than one business has. */
const MOST_ORIGINS = 20;
const NO_SITE = 'must be the address of a website, like https://www.example.com';

/**
 * The origin of a site as somebody types its address; null: it is none. Only a developer's machine may do without https: elsewhere
 * whoever is on the way could put words of their own into the page.
 */
export function originOf(typed: string): string | null {
  const trimmed = typed.trim();
  const url = URL.parse(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
  if (url === null || !/^[a-z\d.-]+$/.test(url.hostname)) return null;
  const { hostname, protocol, origin } = url;
  if (LOOPBACK.has(hostname)) return protocol === 'http:' || protocol === 'https:' ? origin : null;
  return protocol === 'https:' && hostname.includes('.') ? origin : null;
}

const origin = z
  .string()
  .max(200)
  .refine((typed) => originOf(typed) !== null, NO_SITE);

export const websiteSettings = z.object({
  enabled: z.boolean(),
  origins: z.array(origin).max(MOST_ORIGINS, `can have at most ${MOST_ORIGINS} addresses`),
  color: z.string().regex(/^#[\da-f]{6}$/i, 'must be a colour like #0b6b63'),
  side: z.enum(WEBSITE_SIDES),
});
export type WebsiteSettings = z.infer<typeof websiteSettings>;

const OFF: WebsiteSettings = { enabled: false, origins: [], color: '#0b6b63', side: 'right' };

/** What a business has set; switched off where it has set nothing. */
export function loadWebsite(db: Database, businessId: BusinessId): Promise<WebsiteSettings> {
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx.select().from(website).where(eq(website.businessId, businessId));
    if (row === undefined) return OFF;
    const { enabled, origins, color, side } = row;
    return { enabled, origins: [...origins], color, side };
  });
}

/** Sets it, from the next conversation on. @returns the settings as they are kept, each site once. */
export function saveWebsite(
  db: Database,
  businessId: BusinessId,
  { enabled, origins, color, side }: WebsiteSettings,
): Promise<WebsiteSettings> {
  const sites = [...new Set(origins.flatMap((typed) => originOf(typed) ?? []))];
  const set: WebsiteSettings = { enabled, origins: sites, color: color.toLowerCase(), side };
  return db.tenant(businessId, async (tx) => {
    await tx
      .insert(website)
      .values({ businessId, ...set })
      .onConflictDoUpdate({ target: website.businessId, set });
    return set;
  });
}
