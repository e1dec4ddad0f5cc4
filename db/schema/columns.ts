/** Columns that many tables have. */
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { BusinessId } from '../ids.ts';

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
export const businessId = () => uuid('business_id').$type<BusinessId>().notNull();
export const createdAt = () => moment('created_at').notNull().defaultNow();
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
