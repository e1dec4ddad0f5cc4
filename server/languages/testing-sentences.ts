/** Every sentence of a language, made of facts that its text has to hold. */
import type { Language } from './language.ts';

interface Sentence {
  readonly path: string;
  readonly text: string;
  /** What has to stand in it, in any case of letters. */
  readonly facts: readonly string[];
}

const day = Temporal.PlainDate.from('2026-12-17');
const now = Temporal.PlainDateTime.from('2026-12-01T10:00');
const today = now.toPlainDate();
const open = { from: Temporal.PlainTime.from('09:00'), to: Temporal.PlainTime.from('17:30') };
const booking = { service: 'Zim', staff: 'Quill', at: day.toPlainDateTime('14:30') };
const other = { service: 'Yob', staff: 'Vant', at: day.toPlainDateTime('16:45') };
const free = { at: booking.at, staff: 'Quill', then: [] };
const openingsFor = { service: 'Zim', moves: null, changes: null };
const asked = { words: 'Vlorp', at: null, service: 'Zim', staff: ['Quill'] };
const reach = { business: 'Brum', number: '555 0100' };
const place = { business: 'Brum', zone: 'America/New_York' };
const links = { link: 'https://a.test/1', settings: 'https://a.test/2' };
const frame = { ...place, ...links };

/** The texts that stand in a section by themselves, and those in its parts. */
function written(value: unknown, path: string): readonly Sentence[] {
  if (typeof value === 'string') return [{ path, text: value, facts: [] }];
  if (Array.isArray(value)) return value.flatMap((each, at) => written(each, `${path}.${String(at)}`));
  const isSection =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isSection ? Object.entries(value).flatMap(([name, each]) => written(each, `${path}.${name}`)) : [];
}

/** Those that are made of facts. */
export function everySentence(language: Language): readonly Sentence[] {
  const said: Sentence[] = [];
  const say = (path: string, text: string, ...facts: readonly string[]) => said.push({ path, text, facts });
  const { appointmentNotices, appointmentPage, calls, dates, fixed, mails, memberNotices, memberReports } =
    language;
  const { notes, numbers, prompt, scripted, summaries, texting, tools, transfers, unmet } = language;

  say('appointmentNotices.reach', appointmentNotices.reach.call('555 0100'), '555 0100');
  say('appointmentNotices.title', appointmentNotices.calendar.title('Zim', 'Brum'), 'Zim', 'Brum');
  say(
    'appointmentNotices.description',
    appointmentNotices.calendar.description('Quill', 'https://a.test'),
    'Quill',
    'https://a.test',
  );
  say('appointmentPage.title', appointmentPage.title('Brum'), 'Brum');
  say('appointmentPage.tooLate', appointmentPage.tooLate(reach), 'Brum', '555 0100');
  say('appointmentPage.again', appointmentPage.again({ ...reach, number: null }), 'Brum');
  say('appointmentPage.withAnybody', appointmentPage.move.withAnybody('Quill'), 'Quill');
  say('appointmentPage.withOne', appointmentPage.move.withOne('Quill'), 'Quill');
  say('appointmentPage.noneLeft', appointmentPage.move.noneLeft(reach), 'Brum', '555 0100');
  say('appointmentPage.tooLong', appointmentPage.name.tooLong(77), '77');
  calls.connectCode.code('4711').forEach((text, at) => say(`calls.code.${String(at)}`, text, '4, 7, 1, 1'));
  say('calls.text', calls.connectCode.text('4711'), '4711');
  for (const manner of ['warm', 'brief', 'formal'] as const) {
    const greeter = {
      name: 'Brum',
      greeting: '',
      receptionistName: 'Ada',
      disclosesAssistant: true,
      manner,
      consent: 'Rec.',
    };
    say(`fixed.greeting.${manner}`, fixed.greeting(greeter), 'Brum', 'Ada', 'Rec.');
    say(`fixed.greeting.own.${manner}`, fixed.greeting({ ...greeter, greeting: 'Own words.' }), 'Own words.');
  }
  say('fixed.sample', fixed.sample('Brum'), 'Brum');

  const mail = mails.answer({
    customer: 'Ann',
    message: 'one\ntwo',
    answer: 'Yes.',
    business: { name: 'Brum', email: 'b@a.test', number: '555 0100' },
  });
  say('mails.subject', mail.subject, 'Brum');
  say('mails.body', mail.body, 'Brum', 'Ann', 'Yes.', '> one\n> two', '555 0100');
  const facts = {
    kind: 'booking',
    change: 'moved',
    name: 'Ann',
    service: 'Zim',
    staff: 'Quill',
    startsAt: '2026-12-17T19:30:00Z',
    before: '2026-12-18T19:30:00Z',
  } as const;
  const notice = memberNotices.mail(facts, place, links);
  say(
    'memberNotices.booking',
    `${notice.subject} ${notice.body}`,
    'Ann',
    'Zim',
    'Quill',
    '17',
    '18',
    links.link,
    links.settings,
    'Brum',
  );
  const message = memberNotices.text(
    { kind: 'message', urgent: true, name: 'Ann', body: 'Vlorp', phone: '555 0100' },
    place,
    links,
  );
  say('memberNotices.message', message, 'Ann', 'Vlorp', '555 0100', 'Brum', links.link);
  const others = [
    { kind: 'missed-transfer', name: 'Ann', who: 'Quill' },
    { kind: 'unhappy', name: 'Ann', summary: 'Vlorp' },
    { kind: 'question', question: 'Vlorp' },
    { kind: 'limit' },
    { kind: 'vendor', part: 'voice', state: 'failing', since: '2026-12-17T19:30:00Z' },
    { kind: 'test' },
  ] as const;
  for (const each of others) {
    const { title, body } = memberNotices.push(each, place);
    const known = Object.entries(each).flatMap(([name, value]) =>
      ['name', 'who', 'summary', 'question'].includes(name) ? [value] : [],
    );
    say(`memberNotices.${each.kind}`, `${title} ${body}`, ...known);
  }
  const together = memberNotices.together({ facts: [facts], more: 3 }, place, links);
  say('memberNotices.together', `${together.subject} ${together.body}`, '4', '3', 'Ann', links.settings);
  const appointments = [
    { startsAt: '2026-12-17T19:30:00Z', service: 'Zim', staff: 'Quill', name: 'Ann', note: 'Vlorp' },
  ];
  const agenda = memberReports.agenda({ day: '2026-12-17', appointments }, frame);
  say(
    'memberReports.agenda',
    `${agenda.subject} ${agenda.body}`,
    '17',
    'Zim',
    'Quill',
    'Ann',
    'Vlorp',
    'Brum',
    links.link,
  );
  const week = memberReports.week(
    {
      fromDay: '2026-12-07',
      toDay: '2026-12-13',
      calls: 21,
      callsBefore: 17,
      bookings: 8,
      value: 12_300,
      currency: 'USD',
      minutes: 64,
      reachedPercent: 92,
      questions: [{ question: 'Vlorp', times: 3 }],
    },
    frame,
  );
  say(
    'memberReports.week',
    `${week.subject} ${week.body}`,
    '21',
    '4',
    '8',
    '123',
    '64',
    '92',
    'Vlorp',
    '3',
    '13',
    'Brum',
  );

  say('notes.said', notes.said('Vlorp'), 'Vlorp');
  say('notes.whispered', notes.whispered('Vlorp'), 'Vlorp');
  say('numbers.list', numbers.list(['Zim', 'Yob', 'Xan'], 'or'), 'Zim', 'Yob', 'Xan');
  const system = prompt.system({
    name: 'Brum',
    trade: 'barber',
    zone: 'America/New_York',
    address: '1 Main St',
    email: 'b@a.test',
    receptionistName: 'Ada',
    otherLanguages: ['Klingon'],
    manner: 'warm',
    mayDo: 'Praise Zim.',
    mayNotDo: 'Curse.',
    services: [{ name: 'Zim', durationMinutes: 35, priceCents: 4200 }],
    staff: [{ name: 'Quill' }],
    week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [open] : [])),
    policy: { noticeMinutes: 120, daysAhead: 60, cancelNoticeMinutes: 1440 },
    holidays: [{ name: 'Holly', day, hours: null }],
    knowledge: [{ question: 'Parking?', answer: 'Behind.' }],
    callerPhone: null,
    now: now.toZonedDateTime('America/New_York'),
    currency: 'USD',
    language: `${language.tag}-US`,
  });
  say(
    'prompt.system',
    system,
    'Brum',
    'Ada',
    '1 Main St',
    'Klingon',
    'b@a.test',
    'Praise Zim.',
    'Curse.',
    'Zim',
    '35',
    '42',
    'Quill',
    '60',
    'Holly',
    'Parking? Behind.',
    'find_openings',
    'find_bookings',
    'take_message',
    'answer_question',
    'ask_for_person',
    'end_call',
    'recall_customer',
    'stop_ringing',
  );

  say('scripted.whichOf', scripted.whichOf(['Zim', 'Yob']), 'Zim', 'Yob');
  say('scripted.whichBooking', scripted.whichBooking(['Zim', 'Yob']), 'Zim', 'Yob');
  say('scripted.wasName', scripted.wasName('Ann'), 'Ann');
  say('scripted.thanksFor', scripted.thanksFor('Ann'), 'Ann');
  say('scripted.underName', scripted.underName('Ann', 'Vlorp.'), 'Ann', 'Vlorp.');
  say('scripted.alsoFor', scripted.alsoFor('Vlorp'), 'Vlorp');
  say('scripted.firstOf', scripted.firstOf('Vlorp'), 'Vlorp');
  say('scripted.otherName', scripted.otherName('Ann', 'Bob'), 'Ann', 'Bob');
  say('summaries.question', summaries.open.question('Vlorp'), 'Vlorp');
  say('summaries.instructions', summaries.instructions({ name: 'Brum', trade: 'barber' }), 'Brum', 'barber');
  say('texting.before', texting.before('Vlorp'), 'Vlorp');

  const { openings, booking: book, email, ownBookings, recall, message: messages, answer } = tools;
  say('openings.askService', openings.askService(['Zim', 'Yob']), 'Zim', 'Yob');
  say('openings.askWhichService', openings.askWhichService(['Zim', 'Yob']), 'Zim', 'Yob');
  say('openings.askWhen', openings.askWhen('Zim'), 'Zim');
  say('openings.askStaff', openings.askStaff('Quill', ['Vant']), 'Quill', 'Vant');
  say('openings.askWhichStaff', openings.askWhichStaff(['Quill', 'Vant']), 'Quill', 'Vant');
  say('openings.askStaffAgain', openings.askStaffAgain(['Vant']), 'Vant');
  say('openings.moveOrNew', openings.moveOrNew(booking, now), 'Zim', dates.sayMomentShort(booking.at, now));
  say('openings.whichToMove', openings.whichToMove([booking, other], now), 'Zim', 'Yob');
  say(
    'openings.free',
    openings.free(free, openingsFor, now),
    'Zim',
    'Quill',
    dates.sayMomentShort(free.at, now),
  );
  const moving = { service: null, moves: { booking }, changes: 'Yob' };
  say('openings.free.moving', openings.free(free, moving, now), 'Zim', 'Yob', 'Quill');
  say('openings.chosen', openings.chosen('Vlorp', openingsFor, now), 'Vlorp');
  say(
    'openings.choose',
    openings.choose([free, { ...free, at: other.at, staff: 'Vant' }], now, openingsFor),
    'Quill',
    'Vant',
    'Zim',
  );
  const three = { ...free, then: [{ at: other.at, staff: 'Vant' }] };
  say('openings.choose.all', openings.choose([three], now), 'Quill', 'Vant', dates.sayTime(other.at));
  say('openings.unconfirmed', openings.unconfirmed('Holly', day, now), 'Holly');
  say('openings.nothingUpTo', openings.nothingUpTo(day, now), dates.sayDate(day, today));
  const refusals = {
    past: openings.refusal({ reason: 'past' }, asked, now),
    notice: openings.refusal({ reason: 'notice', minutes: 120 }, asked, now),
    horizon: openings.refusal({ reason: 'horizon', days: 60, last: day }, asked, now),
    closed: openings.refusal({ reason: 'closed', days: [{ day, holiday: null }] }, asked, now),
    holiday: openings.refusal({ reason: 'holiday', days: [{ day, holiday: 'Holly' }] }, asked, now),
    opening: openings.refusal({ reason: 'before-opening', day, opens: open.from }, asked, now),
    closing: openings.refusal({ reason: 'after-closing', day, closes: open.to, minutes: 45 }, asked, now),
    break: openings.refusal({ reason: 'break', day, from: open.from, to: open.to }, asked, now),
    off: openings.refusal({ reason: 'staff-off', staff: ['Quill'] }, asked, now),
    nobody: openings.refusal({ reason: 'staff-off', staff: [] }, asked, now),
    step: openings.refusal({ reason: 'step', minutes: 20 }, { ...asked, at: booking.at }, now),
    full: openings.refusal({ reason: 'full', staff: ['Quill'] }, asked, now),
    fullAt: openings.refusal({ reason: 'full', staff: [] }, { ...asked, at: booking.at }, now),
    'no-room': openings.refusal({ reason: 'no-room', people: 3 }, asked, now),
  };
  const needs: Readonly<Partial<Record<keyof typeof refusals, readonly string[]>>> = {
    past: ['Vlorp'],
    notice: ['2'],
    horizon: ['60', dates.sayDate(day, today)],
    closed: [dates.sayWeekday(day)],
    holiday: ['Holly'],
    opening: [dates.sayTime(open.from)],
    closing: [dates.sayTime(open.to), '45', 'Zim'],
    break: [dates.sayTime(open.from), dates.sayTime(open.to)],
    off: ['Quill', 'Vlorp'],
    nobody: ['Zim'],
    step: ['20', dates.sayTime(booking.at)],
    full: ['Quill', 'Vlorp'],
    'no-room': ['3'],
  };
  for (const [reason, text] of Object.entries(refusals))
    say(`openings.refusal.${reason}`, text, ...(needs[reason as keyof typeof needs] ?? []));
  say('booking.confirmPhone', book.confirmPhone('2125550147'), numbers.sayPhone('2125550147'));
  say('booking.willGet', book.willGet({ sms: true, mail: true }));
  say(
    'booking.booked',
    book.booked('Ann', booking, now, 'Vlorp.'),
    'Ann',
    'Zim',
    'Quill',
    dates.sayMoment(booking.at, now),
    'Vlorp.',
  );
  say('booking.bookedNote', book.bookedNote('Ann', booking, now), 'Ann', 'Zim', 'Quill');
  say('email.confirm', email.confirm('a@b.test'), email.spell('a@b.test'));
  say('ownBookings.found', ownBookings.found([booking, other], 2, now), 'Zim', 'Yob', 'Quill', 'Vant', '2');
  say('ownBookings.notFound', ownBookings.notFound(true));
  say(
    'ownBookings.moved',
    ownBookings.moved(booking, now, 'Vlorp.'),
    'Zim',
    'Quill',
    dates.sayMoment(booking.at, now),
    'Vlorp.',
  );
  say('ownBookings.movedNote', ownBookings.movedNote('Ann', booking, now), 'Ann', 'Zim');
  say('ownBookings.cancelled', ownBookings.cancelled(booking, now, 'Vlorp.'), 'Zim', 'Quill', 'Vlorp.');
  say('ownBookings.cancelledNote', ownBookings.cancelledNote('Ann', booking, now), 'Ann', 'Zim');
  say('ownBookings.tooLate.move', ownBookings.tooLate('move'));
  say('ownBookings.tooLate.cancel', ownBookings.tooLate('cancel'));
  say('recall.recalled', recall.recalled(booking, other, now), 'Zim', 'Quill', 'Yob', 'Vant');
  say('recall.notFound', recall.notFound(false));
  say('message.taken', messages.taken('Ann', { urgent: true, callBack: true }), 'Ann');
  say('message.takenNote', messages.takenNote('Ann', true), 'Ann');
  say('message.answerByEmail', messages.answerByEmail('a@b.test'), 'a@b.test');
  say('message.callBackWhen', messages.callBackWhen('Vlorp'), 'Vlorp');
  say('message.unconfirmedPhone', messages.unconfirmedPhone('555 0100'), '555 0100');
  const custom = { currency: 'USD', language: `${language.tag}-US` };
  say(
    'answer.week',
    answer.week(Array.from({ length: 7 }, () => [open])),
    dates.sayTime(open.from),
    dates.sayTime(open.to),
  );
  say('answer.openOn', answer.openOn(day, [open], now), dates.sayTime(open.from), dates.sayTime(open.to));
  say('answer.closedOn', answer.closedOn(day, now), dates.sayDate(day, today));
  say('answer.holiday', answer.holiday('Holly', day, [open], now), 'Holly', dates.sayTime(open.from));
  say('answer.prices', answer.prices([{ name: 'Zim', cents: 4200 }], custom), 'Zim', '42');
  say('answer.lengths', answer.lengths([{ name: 'Zim', durationMinutes: 35 }]), 'Zim', '35');
  say('answer.services', answer.services(['Zim', 'Yob']), 'Zim', 'Yob');
  say('answer.staff', answer.staff(['Quill', 'Vant']), 'Quill', 'Vant');
  say('answer.email', answer.email('a@b.test'), 'a@b.test');
  say('answer.address', answer.address('1 Main St'), '1 Main St');
  say('tools.goodbye', tools.goodbye('Brum'), 'Brum');

  say(
    'transfers.screen',
    transfers.screen({ business: 'Brum', caller: 'Ann', phone: null, reason: 'Vlorp' }),
    'Brum',
    'Ann',
    'Vlorp',
    '1',
  );
  say('transfers.test', transfers.test('Brum'), 'Brum', '1');
  say('transfers.trying', transfers.trying('Quill'), 'Quill');
  say('transfers.puttingThrough', transfers.puttingThrough('Quill'), 'Quill');
  for (const why of ['no-answer', 'busy', 'voicemail', 'declined', 'failed'] as const)
    say(`transfers.notReached.${why}`, transfers.notReached(why, 'Quill'), 'Quill');
  say('transfers.nobodyTook', transfers.nobodyTook(['Quill', 'Vant']), 'Quill', 'Vant');
  say('transfers.already', transfers.already('Quill'), 'Quill');
  say('transfers.whom', transfers.whom(['Quill', 'Vant']), 'Quill', 'Vant');
  say('unmet.book', unmet.book({ service: 'Zim', day }, today), 'Zim', dates.sayDate(day, today));
  say('unmet.move', unmet.move({ service: null, day }, today), dates.sayDate(day, today));
  say('unmet.question', unmet.question('Vlorp'), 'Vlorp');
  for (const danger of ['medical', 'fire', 'violence', 'gas', 'self-harm'] as const)
    say(
      `emergency.${danger}`,
      language.emergency.say(danger, '112', '988'),
      '112',
      ...(danger === 'self-harm' ? ['988'] : []),
    );
  say('emergency.animal', language.emergency.say('animal', '112', null));
  say('choice.press', language.choice.press(2), '2');

  const {
    sentences: _,
    privateNumbers: { removed, warning },
    ...rest
  } = language;
  return [
    ...said,
    ...written({ ...rest, removed, warning }, language.tag).map((each) => ({
      ...each,
      path: each.path.slice(3),
    })),
  ];
}
