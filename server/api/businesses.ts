/** The business as its owner sees and changes it. */
import { z } from 'zod';
import { loadBusiness } from '../business/business.ts';
import {
  addTimeOff,
  confirmHolidays,
  removeTimeOff,
  setSpecialDay,
  specialDayInput,
  timeOffInput,
} from '../business/closures.ts';
import { countComing } from '../business/coming.ts';
import { holidaysFrom } from '../business/holidays.ts';
import { businessesOf } from '../business/members.ts';
import {
  businessChange,
  callerProof,
  changeBusiness,
  knowledgeInput,
  policy,
  retireService,
  retireStaff,
  saveService,
  saveStaff,
  serviceId,
  serviceInput,
  spamFilter,
  staffId,
  staffInput,
  stretch,
  weeklyHours,
} from '../business/settings.ts';
import { dateAt } from '../clock.ts';
import { day, idOf } from '../fields.ts';
import {
  businessProcedure,
  done,
  managerProcedure,
  notFound,
  ok,
  referring,
  refusal,
  rest,
  router,
  told,
  userProcedure,
} from './trpc.ts';
import type { BusinessId } from '../../db/ids.ts';

const listed = z.object({
  id: idOf<BusinessId>(),
  name: z.string(),
  zone: z.string(),
  country: z.string(),
  role: z.enum(['owner', 'manager', 'staff']),
  /** The staff member that the user is, where somebody said so. */
  staffId: staffId.nullable(),
  /** As they were connected. */
  numbers: z.array(z.string()),
});

const timesOff = z.array(z.object({ id: z.string(), from: told, to: told, note: z.string() }));

const profile = z.object({
  id: idOf<BusinessId>(),
  name: z.string(),
  trade: z.string(),
  zone: z.string(),
  country: z.string(),
  currency: z.string(),
  language: z.string(),
  address: z.string(),
  email: z.string(),
  greeting: z.string(),
  disclosesAssistant: z.boolean(),
  keepDays: z.number(),
  /** The telephone number that others are told: the first that was connected. */
  number: z.string().nullable(),
  /** Every number that leads here, as they were connected. */
  numbers: z.array(z.string()),
  hours: weeklyHours,
  policy,
  callerProof,
  spamFilter,
  salesMayLeaveMessage: z.boolean(),
  specialDays: z.array(z.object({ day: z.string(), stretches: z.array(stretch), note: z.string() })),
  staff: z.array(
    z.object({
      id: staffId,
      name: z.string(),
      hours: weeklyHours.nullable(),
      timeOff: timesOff,
    }),
  ),
  /** Time that is blocked for everybody. */
  blocks: timesOff,
  services: z.array(serviceInput.extend({ id: serviceId })),
  knowledge: z.array(knowledgeInput.extend({ id: z.string() })),
});

/** False takes it back. */
const retired = z.boolean().default(true);

/** More than the public holidays of any country in a year. */
const MOST_DAYS = 100;

export const businesses = router({
  mine: userProcedure.output(z.array(listed)).query(({ ctx }) => businessesOf(ctx.db, ctx.user.id)),

  get: businessProcedure
    .meta(rest('GET', '/business', 'The business: hours, staff, services, knowledge'))
    .output(profile)
    .query(async ({ ctx, input }) => {
      const { staff, blocks, specialDays, services, knowledge, numbers, ...rest } = await loadBusiness(
        ctx.db,
        input.businessId,
      );
      const everybodys = new Set(blocks);
      return {
        ...rest,
        number: numbers[0] ?? null,
        numbers: [...numbers],
        hours: rest.hours.map((day) => [...day]),
        specialDays: specialDays.map((day) => ({ ...day, stretches: [...day.stretches] })),
        staff: staff.map((person) => ({
          ...person,
          hours: person.hours?.map((day) => [...day]) ?? null,
          timeOff: person.timeOff.filter((off) => !everybodys.has(off)),
        })),
        blocks: [...blocks],
        services: services.map((service) => ({ ...service, staffIds: [...service.staffIds] })),
        knowledge: [...knowledge],
      };
    }),

  update: managerProcedure
    .meta(rest('PATCH', '/business', 'Change the business'))
    .input(z.object({ change: businessChange }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if ((await changeBusiness(ctx.db, input.businessId, input.change)) === 'changed') return ok;
      throw refusal(
        'BAD_REQUEST',
        'A price is too high to be written in the money of that country. Change the price first.',
      );
    }),

  saveStaff: managerProcedure
    .meta(rest('POST', '/staff', 'Add a staff member, or change one'))
    .input(z.object({ id: staffId.nullable(), staff: staffInput }))
    .output(z.object({ id: staffId }))
    .mutation(async ({ ctx, input }) => {
      const saved = await saveStaff(ctx.db, input.businessId, input.id, input.staff);
      switch (saved.type) {
        case 'saved':
          return { id: saved.id };
        case 'not-found':
          throw notFound('staff member');
        case 'same-name':
          throw refusal(
            'CONFLICT',
            'Somebody else here has that name. Add a last name, so that callers can say whom they mean.',
          );
      }
    }),

  saveService: managerProcedure
    .meta(rest('POST', '/services', 'Add a service, or change one'))
    .input(z.object({ id: serviceId.nullable(), service: serviceInput }))
    .output(z.object({ id: serviceId }))
    .mutation(async ({ ctx, input }) => {
      const id = await referring(
        'staff member',
        saveService(ctx.db, input.businessId, input.id, input.service),
      );
      if (id === null) throw notFound('service');
      return { id };
    }),

  retireStaff: managerProcedure
    .meta(rest('DELETE', '/staff/{id}', 'Take a staff member out of what can be booked'))
    .input(z.object({ id: staffId, retired }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await retireStaff(ctx.db, input.businessId, input.id, input.retired)))
        throw notFound('staff member');
      return ok;
    }),

  retireService: managerProcedure
    .meta(rest('DELETE', '/services/{id}', 'Take a service out of what can be booked'))
    .input(z.object({ id: serviceId, retired }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await retireService(ctx.db, input.businessId, input.id, input.retired)))
        throw notFound('service');
      return ok;
    }),

  setSpecialDay: managerProcedure
    .meta(rest('PUT', '/special-days', 'Give a day hours of its own, or close it'))
    .input(z.object({ special: specialDayInput }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { day: when, ...special } = input.special;
      await setSpecialDay(ctx.db, input.businessId, when, special);
      return ok;
    }),

  closeDays: managerProcedure
    .meta(
      rest('POST', '/special-days/close', 'Close several days at once, and say of others when it is open'),
    )
    .input(
      z
        .object({
          days: z.array(specialDayInput.omit({ stretches: true })).max(MOST_DAYS),
          open: z.array(specialDayInput).max(MOST_DAYS).default([]),
        })
        .refine(({ days, open }) => days.length + open.length > 0, 'must name a day'),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const closed = input.days.map((each) => ({ ...each, stretches: [] }));
      await confirmHolidays(ctx.db, input.businessId, [...closed, ...input.open]);
      return ok;
    }),

  /** The public holidays of the coming twelve months, where the business is. */
  holidays: managerProcedure
    .meta(rest('GET', '/holidays', 'The public holidays of the coming twelve months'))
    .input(z.object({ region: z.string().max(10).nullable().default(null) }))
    .output(
      z.object({
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
        holidays: z.array(z.object({ day, name: z.string() })),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { country, zone } = await loadBusiness(ctx.db, input.businessId);
      const today = dateAt(ctx.clock.now(), zone);
      const { regions, holidays } = await holidaysFrom(today, country, input.region);
      return { regions: [...regions], holidays: [...holidays] };
    }),

  /** How many bookings are still to come, by service and staff member. */
  coming: managerProcedure
    .meta(
      rest('GET', '/coming-bookings', 'How many appointments are still to come, by service and staff member'),
    )
    .output(z.array(z.object({ serviceId, staffId, bookings: z.number() })))
    .query(({ ctx, input }) => countComing(ctx.db, input.businessId, new Date(ctx.clock.now()))),

  clearSpecialDay: managerProcedure
    .meta(rest('DELETE', '/special-days/{day}', 'Let a day follow the weekly hours again'))
    .input(z.object({ day }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await setSpecialDay(ctx.db, input.businessId, input.day, null);
      return ok;
    }),

  addTimeOff: managerProcedure
    .meta(rest('POST', '/time-off', 'Give a staff member time off, or block time for everybody'))
    .input(z.object({ timeOff: timeOffInput }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => ({
      id: await referring('staff member', addTimeOff(ctx.db, input.businessId, input.timeOff)),
    })),

  removeTimeOff: managerProcedure
    .meta(rest('DELETE', '/time-off/{id}', 'Take time off back'))
    .input(z.object({ id: z.uuid() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await removeTimeOff(ctx.db, input.businessId, input.id))) throw notFound('time off');
      return ok;
    }),
});
