/** An appointment as the dashboard and the API read it. */
import { z } from 'zod';
import type { BookingId, ConversationId, CustomerId, ServiceId, StaffId } from '../../db/ids.ts';
import type { Booking } from '../booking/bookings.ts';
import { idOf } from '../fields.ts';
import { told } from './trpc.ts';

export const bookingShape = z
  .object({
    id: idOf<BookingId>(),
    serviceId: idOf<ServiceId>(),
    service: z.string(),
    staffId: idOf<StaffId>(),
    staff: z.string(),
    customerId: idOf<CustomerId>(),
    name: z.string(),
    phone: z.string().nullable(),
    startsAt: told,
    endsAt: told,
    status: z.enum(['booked', 'cancelled', 'no-show']),
    /** What its customer did last, on its page; null: the last change was made otherwise. */
    changedOnline: z.enum(['moved', 'cancelled']).nullable(),
    /** What the business has to know for it. */
    note: z.string(),
    callId: idOf<ConversationId>().nullable(),
  })
  .meta({
    id: 'Booking',
    examples: [
      {
        id: 'b1f7c0de-7a55-4c3e-9d0a-0d5f5b0f7a10',
        serviceId: '0c9f7a53-2a0e-4f6b-8c11-7d0f3a9b1e22',
        service: 'Haircut',
        staffId: '5e2b9c4d-1f3a-4b6c-8d7e-9f0a1b2c3d4e',
        staff: 'Sam',
        customerId: 'a7d1e2f3-4b5c-4d6e-8f70-8192a3b4c5d6',
        name: 'Ada Byron',
        phone: '+12125550142',
        startsAt: '2026-11-24T15:00:00.000Z',
        endsAt: '2026-11-24T15:30:00.000Z',
        status: 'booked',
        changedOnline: null,
        note: '',
        callId: null,
      },
    ],
  });

export const shapeBooking = ({ conversationId, ...booking }: Booking): z.input<typeof bookingShape> => ({
  ...booking,
  callId: conversationId,
});
