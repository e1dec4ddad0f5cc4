/** How ids, moments and lists go over the wire: as plain JSON, with moments in ISO 8601. */
import { z } from 'zod';

/** An id as a client sends it and as it is sent back. */
export const id = <T extends string>() => z.uuid().transform((value) => value as T);

/** A moment that comes in. */
export const momentIn = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** A moment that goes out. */
export const momentOut = z.date().transform((moment) => moment.toISOString());

/** A list that goes out. */
export const list = <T extends z.ZodType>(each: T) => z.array(each).readonly();
