/** The service and the person that a caller wants, from their words and from what was talked about before. */
import { serviceOfBooking } from '../../booking/bookings.ts';
import { type Aim, isPartOf } from './aim.ts';
import { matchService, type ServiceMatch } from './matching.ts';
import { anyStaff, namedStaff } from './naming.ts';
import type { Wanted } from './offering.ts';
import type { Ask, ToolContext } from './tool.ts';

export type Service = Wanted['service'];
type StaffId = NonNullable<Wanted['staff']>;
type SearchAim = Extract<Aim, { type: 'new' | 'move' }>;

export type AskService = Ask<'service', 'unknown-service' | 'several-services'>;
export type AskStaff = Ask<'staff', 'not-with-that-person' | 'several-of-that-name'>;

export interface Said {
  readonly words: string;
  readonly service?: string | undefined;
  readonly staff?: string | undefined;
}

/** The services that can be searched for: all that are offered, and those of bookings that are talked about, even retired ones. */
export async function searchable({ db, business, state }: ToolContext): Promise<readonly Service[]> {
  const { services } = business;
  const { about } = state;
  if (about.type !== 'found' || services.some(({ id }) => id === state.service)) return services;
  const own = await Promise.all(about.bookings.map((id) => serviceOfBooking(db, business.id, id)));
  const retired = own.filter((each) => each !== null && !services.some(({ id }) => id === each.id));
  return [
    ...services,
    ...new Map(retired.flatMap((each) => (each === null ? [] : [[each.id, each]]))).values(),
  ];
}

/** The service that the words name. */
export function namedService(
  { language }: ToolContext,
  services: readonly Service[],
  said: Said,
): ServiceMatch<Service> {
  const filledIn = matchService(said.service ?? '', services, language);
  const named = filledIn.type === 'one' ? filledIn : matchService(said.words, services, language);
  return named.type === 'none' ? filledIn : named;
}

/** The service to search for, or what to ask for it. @param goesOn whether the words go on with what was talked about. */
export function chooseService(
  context: ToolContext,
  services: readonly Service[],
  match: ServiceMatch<Service>,
  aim: SearchAim,
  { words, goesOn }: { readonly words: string; readonly goesOn: boolean },
): Service | AskService {
  const { state, business, language } = context;
  const say = language.tools.openings;
  if (aim.type === 'move') {
    const own = services.find(({ id }) => id === aim.booking.serviceId);
    if (own !== undefined && !changesService(context, own, match, words)) return own;
  }
  switch (match.type) {
    case 'one':
      return match.service;
    case 'several': {
      const names = match.services.map(({ name }) => name);
      return { status: 'ask', ask: 'service', reason: 'several-services', say: say.askWhichService(names) };
    }
    case 'none': {
      const before = goesOn ? services.find(({ id }) => id === state.service) : undefined;
      const [only, ...others] = services;
      if (before !== undefined) return before;
      if (only !== undefined && others.length === 0) return only;
      const names = business.services.map(({ name }) => name);
      return { status: 'ask', ask: 'service', reason: 'unknown-service', say: say.askService(names) };
    }
  }
}

/** "My haircut" is a haircut and beard, too, until the caller says that it is to be made another service. */
function changesService(
  { language }: ToolContext,
  own: Service,
  match: ServiceMatch<Service>,
  words: string,
): boolean {
  if (match.type !== 'one' || match.service.id === own.id) return false;
  return !isPartOf(match.service.name, own.name) || language.tools.bookings.changesService.test(words);
}

export interface Whom extends Pick<Wanted, 'staff' | 'refused'> {
  /** Whether the words say something about it. */
  readonly isSaid: boolean;
}

/** Who is to do it, or what to ask for that. */
export function chooseStaff(
  context: ToolContext,
  service: Service,
  aim: SearchAim,
  said: Said,
): Whom | AskStaff {
  const { business, language } = context;
  const say = language.tools.openings;
  const { requested, refused, unclear, anybody } = staffIn(context, said);
  if (unclear.length > 0) {
    const alike = unclear.map(({ name }) => name);
    return { status: 'ask', ask: 'staff', reason: 'several-of-that-name', say: say.askWhichStaff(alike) };
  }
  const able = business.staff.filter(({ id }) => service.staffIds.includes(id));
  const names = able.map(({ name }) => name);
  const notWith = { status: 'ask', ask: 'staff', reason: 'not-with-that-person' } as const;
  if (requested !== null && !able.includes(requested))
    return { ...notWith, say: say.askStaff(requested.name, names) };
  const wanted = whom(context, aim, requested?.id ?? null, refused, anybody);
  if (!anybody && able.length > 0 && able.every(({ id }) => wanted.refused.includes(id)))
    return { ...notWith, say: say.askStaffAgain(names) };
  return { ...wanted, isSaid: requested !== null || refused.length > 0 };
}

/** Whether the words say with whom, or that it does not matter. */
export function speaksOfStaff(context: ToolContext, said: Said): boolean {
  const { requested, refused, unclear, anybody } = staffIn(context, said);
  return requested !== null || refused.length > 0 || unclear.length > 0 || anybody;
}

/** What the caller had last, or last with the person whom they name, while it is offered still; null: nothing. */
export function usualOf(
  context: ToolContext,
  services: readonly Service[],
  said: Said,
): { readonly service: Service; readonly staff: string | null } | null {
  const { state, business } = context;
  const { requested } = staffIn(context, said);
  const had = (state.usual ?? []).flatMap((visit) => {
    const service = services.find(({ id }) => id === visit.service);
    return service === undefined ? [] : [{ service, staff: visit.staff }];
  });
  const meant = had.find(({ staff }) => staff === requested?.id) ?? had[0];
  if (meant === undefined) return null;
  const { service } = meant;
  const whom = business.staff.find(({ id }) => id === meant.staff && service.staffIds.includes(id));
  return { service, staff: whom?.name ?? null };
}

/** Who is asked for and who is refused, and whether it may be anybody. */
function staffIn({ business, language }: ToolContext, { words, staff = '' }: Said) {
  // What the model filled in is the caller's last word; the words hold all that was said before it, too.
  const text = `${words}. ${staff}`;
  return { ...namedStaff(text, business.staff, language), anybody: anyStaff(text, language) };
}

/** The staff that the words ask for and refuse; earlier ones stay until something else is said. */
function whom(
  { state }: ToolContext,
  aim: SearchAim,
  requested: StaffId | null,
  unwanted: readonly { readonly id: StaffId }[],
  anybody: boolean,
): Pick<Wanted, 'staff' | 'refused'> {
  if (requested === null && unwanted.length === 0 && anybody) return { staff: null, refused: [] };
  const all = new Set([...state.refused, ...unwanted.map(({ id }) => id)]);
  const refused = [...all].filter((id) => id !== requested);
  // A booking that was found stays with whom it is.
  const own = aim.type === 'move' && state.about.type === 'found' && state.aim === null;
  const last = own ? aim.booking.staffId : state.staff;
  const before = anybody || last === null || refused.includes(last) ? null : last;
  return { staff: requested ?? before, refused };
}
