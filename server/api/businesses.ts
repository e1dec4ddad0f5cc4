/** The business as its owner sees and changes it. */
import { z } from 'zod';
import { loadBusiness } from '../business/business.ts';
import { businessesOf } from '../business/members.ts';
import {
  addTimeOff,
  businessChange,
  changeBusiness,
  knowledgeInput,
  policy,
  removeTimeOff,
  retireService,
  retireStaff,
  saveService,
  saveStaff,
  serviceId,
  serviceInput,
  setSpecialDay,
  specialDayInput,
  staffId,
  staffInput,
  stretch,
  timeOffInput,
  weeklyHours,
} from '../business/settings.ts';
import {
  businessProcedure,
  idOf,
  managerProcedure,
  notFound,
  referring,
  router,
  userProcedure,
} from './trpc.ts';
import type { BusinessId } from '../../db/ids.ts';

const listed = z.object({
  id: idOf<BusinessId>(),
  name: z.string(),
  zone: z.string(),
  role: z.enum(['owner', 'manager', 'staff']),
  /** The staff member that the user is, where somebody said so. */
  staffId: staffId.nullable(),
  number: z.string().nullable(),
});

const profile = z.object({
  id: idOf<BusinessId>(),
  name: z.string(),
  trade: z.string(),
  zone: z.string(),
  country: z.string(),
  currency: z.string(),
  language: z.string(),
  address: z.string(),
  greeting: z.string(),
  keepDays: z.number(),
  number: z.string().nullable(),
  hours: weeklyHours,
  policy,
  specialDays: z.array(z.object({ day: z.string(), stretches: z.array(stretch), note: z.string() })),
  staff: z.array(
    z.object({
      id: staffId,
      name: z.string(),
      hours: weeklyHours.nullable(),
      timeOff: z.array(z.object({ id: z.string(), from: z.string(), to: z.string(), note: z.string() })),
    }),
  ),
  services: z.array(serviceInput.extend({ id: serviceId })),
  knowledge: z.array(knowledgeInput.extend({ id: z.string() })),
});

const done = z.object({ done: z.literal(true) });
const ok = { done: true } as const;

export const businesses = router({
  mine: userProcedure.output(z.array(listed)).query(({ ctx }) => businessesOf(ctx.db, ctx.user.id)),

  get: businessProcedure.output(profile).query(async ({ ctx, input }) => {
    const { staff, specialDays, services, knowledge, ...rest } = await loadBusiness(ctx.db, input.businessId);
    return {
      ...rest,
      hours: rest.hours.map((day) => [...day]),
      specialDays: specialDays.map((day) => ({ ...day, stretches: [...day.stretches] })),
      staff: staff.map((person) => ({
        ...person,
        hours: person.hours?.map((day) => [...day]) ?? null,
        timeOff: person.timeOff.map((off) => ({
          ...off,
          from: off.from.toISOString(),
          to: off.to.toISOString(),
        })),
      })),
      services: services.map((service) => ({ ...service, staffIds: [...service.staffIds] })),
      knowledge: [...knowledge],
    };
  }),

  update: managerProcedure
    .input(z.object({ change: businessChange }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await changeBusiness(ctx.db, input.businessId, input.change);
      return ok;
    }),

  saveStaff: managerProcedure
    .input(z.object({ id: staffId.nullable(), staff: staffInput }))
    .output(z.object({ id: staffId }))
    .mutation(async ({ ctx, input }) => {
      const id = await saveStaff(ctx.db, input.businessId, input.id, input.staff);
      if (id === null) throw notFound('staff member');
      return { id };
    }),

  saveService: managerProcedure
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
    .input(z.object({ id: staffId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await retireStaff(ctx.db, input.businessId, input.id))) throw notFound('staff member');
      return ok;
    }),

  retireService: managerProcedure
    .input(z.object({ id: serviceId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await retireService(ctx.db, input.businessId, input.id))) throw notFound('service');
      return ok;
    }),

  setSpecialDay: managerProcedure
    .input(z.object({ special: specialDayInput }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { day, ...special } = input.special;
      await setSpecialDay(ctx.db, input.businessId, day, special);
      return ok;
    }),

  clearSpecialDay: managerProcedure
    .input(z.object({ day: z.iso.date() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await setSpecialDay(ctx.db, input.businessId, input.day, null);
      return ok;
    }),

  addTimeOff: managerProcedure
    .input(z.object({ timeOff: timeOffInput }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => ({
      id: await referring('staff member', addTimeOff(ctx.db, input.businessId, input.timeOff)),
    })),

  removeTimeOff: managerProcedure
    .input(z.object({ id: z.uuid() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await removeTimeOff(ctx.db, input.businessId, input.id))) throw notFound('time off');
      return ok;
    }),
});
