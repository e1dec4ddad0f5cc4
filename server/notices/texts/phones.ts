/** The texts of everybody as customers' telephones would show them, for the outbox page of an installation on trial. */
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { business, phoneNumber, textMessage } from '../../../db/schema.ts';

const SHOWN_TEXTS = 200;
const SHOWN_NUMBERS = 50;

/** The newest texts of all businesses, the newest first. */
export const newestTexts = (db: Database) =>
  db.system
    .select({
      id: textMessage.id,
      phone: textMessage.phone,
      number: textMessage.address,
      direction: textMessage.direction,
      body: textMessage.body,
      status: textMessage.status,
      errorCode: textMessage.errorCode,
      createdAt: textMessage.createdAt,
    })
    .from(textMessage)
    .orderBy(desc(textMessage.createdAt), desc(textMessage.id))
    .limit(SHOWN_TEXTS);

/** The numbers that can be texted, with whose they are. */
export const numbersToText = (db: Database) =>
  db.system
    .select({ number: phoneNumber.e164, name: business.name })
    .from(phoneNumber)
    .innerJoin(business, eq(business.id, phoneNumber.businessId))
    .where(eq(phoneNumber.active, true))
    .orderBy(phoneNumber.connectedAt, phoneNumber.e164)
    .limit(SHOWN_NUMBERS);
