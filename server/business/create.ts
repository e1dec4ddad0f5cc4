/** Creates a business with its owner, team, services and knowledge, all or nothing. */
import { z } from 'zod';
import { type Database, DatabaseError } from '../../db/client.ts';
import { type BusinessId, newId, type ServiceId, type StaffId, type UserId } from '../../db/ids.ts';
import { business, knowledge, member, service, serviceStaff, staff } from '../../db/schema.ts';
import { currencyOf, minorDigits } from './currencies.ts';
import { MAXIMA, withinBusinesses } from './maxima.ts';
import { roleOf } from './members.ts';
import { PRESETS } from './presets/index.ts';
import { receptionistDraft } from './receptionist-settings.ts';
import { businessChange, knowledgeInput, serviceInput, staffInput } from './settings.ts';

const { name, zone, country, address, hours } = businessChange.required().shape;

export const newBusiness = z.object({
  /** Made by who asks, so that asking again makes nothing new. */
  id: z.uuid().transform((id) => id as BusinessId),
  name,
  zone,
  address,
  greeting: receptionistDraft.shape.greeting,
  trade: z.enum(PRESETS.map(({ trade }) => trade)),
  country,
  hours: hours.refine((week) => week.some((day) => day.length > 0), 'must have one open day at least'),
  team: z.array(staffInput.shape.name).min(1).max(50),
  services: z
    .array(
      serviceInput
        .pick({ name: true, durationMinutes: true, bufferAfterMinutes: true })
        // In the currency's whole unit: which currency it is follows from the country.
        .extend({ price: z.number().min(0).max(1_000_000).nullable() }),
    )
    .min(1)
    .max(100),
  knowledge: z.array(knowledgeInput).max(MAXIMA.answers.most),
});
export type NewBusiness = z.infer<typeof newBusiness>;

/** @returns whether it is there now and this user's, made by this request or by an earlier one of the same id. */
export async function createBusiness(db: Database, ownerId: UserId, wanted: NewBusiness): Promise<boolean> {
  try {
    await insertBusiness(db, ownerId, wanted);
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error;
    return (await roleOf(db, wanted.id, ownerId)) === 'owner';
  }
}

async function insertBusiness(db: Database, ownerId: UserId, wanted: NewBusiness): Promise<void> {
  const { id: businessId, team, services, knowledge: facts, ...profile } = wanted;
  const policy = PRESETS.find(({ trade }) => trade === profile.trade)?.policy;
  if (policy === undefined) throw new Error(`there is no preset for ${profile.trade}`);
  const currency = currencyOf(profile.country);
  const people = [...new Set(team)].map((each) => ({ businessId, id: newId<StaffId>(), name: each }));
  const offered = services.map(({ price, ...each }) => ({
    ...each,
    businessId,
    id: newId<ServiceId>(),
    priceCents: price === null ? null : smallestUnits(price, currency),
  }));
  await db.tenant(businessId, async (tx) => {
    await tx.insert(business).values({ ...profile, id: businessId, currency, policy });
    await withinBusinesses(tx, ownerId, () =>
      tx.insert(member).values({ businessId, userId: ownerId, role: 'owner' }),
    );
    await tx.insert(staff).values(people);
    await tx.insert(service).values(offered);
    await tx
      .insert(serviceStaff)
      .values(
        offered.flatMap(({ id }) =>
          people.map((person) => ({ businessId, serviceId: id, staffId: person.id })),
        ),
      );
    if (facts.length > 0)
      await tx.insert(knowledge).values(facts.map((fact) => ({ ...fact, businessId, id: newId() })));
  });
}

/** Cents of dollars, but yen of yen. */
const smallestUnits = (price: number, currency: string): number =>
  Math.round(price * 10 ** minorDigits(currency));
