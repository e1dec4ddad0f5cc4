/** What the members of a business are told as it happens, by mail, text or push, and in their reports. */
import type { Links, NoticeFacts, Place, Together } from '../notice-facts.ts';

/** A notice: one line, and what there is to say beside it (empty: nothing). */
interface Notice {
  readonly title: string;
  readonly text: string;
}

const momentIn = (zone: string, iso: string): string => {
  const at = new Date(iso);
  const day = at.toLocaleDateString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: zone,
  });
  return `${day} at ${timeIn(zone, iso)}`;
};

/** `3:15 pm`. */
export const timeIn = (zone: string, iso: string): string =>
  new Date(iso)
    .toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone })
    .replace(/\s/u, ' ')
    .toLowerCase();

const CHANGED = {
  created: 'New appointment',
  moved: 'Appointment moved',
  cancelled: 'Appointment cancelled',
};

/** While a part fails: what callers notice of it. */
const FAILING = {
  recognition: 'Your receptionist cannot hear well right now',
  model: 'Your receptionist answers with simpler words right now',
  voice: 'Your receptionist answers with a simpler voice right now',
};
const MEANWHILE = {
  recognition: 'Callers may be asked to use their keypad, to leave a message, or to call again.',
  model: 'It still books, moves and cancels appointments and takes messages.',
  voice: 'It still does everything else as before.',
};

function noticeOf(facts: NoticeFacts, { zone }: Place): Notice {
  switch (facts.kind) {
    case 'booking': {
      const { change, name, service, staff, startsAt, before } = facts;
      const moved = before === null ? '' : ` It was on ${momentIn(zone, before)}.`;
      return {
        title: `${CHANGED[change]}: ${momentIn(zone, startsAt)}`,
        text: `${service} with ${staff}${name === '' ? '' : ` for ${name}`}.${moved}`,
      };
    }
    case 'message': {
      const who = facts.name === '' ? 'A caller' : facts.name;
      const callBack = facts.phone === null ? 'They did not leave a number.' : `Call back: ${facts.phone}`;
      return {
        title: `${facts.urgent ? 'Urgent: ' : ''}${who} left a message`,
        text: `${facts.body}\n\n${callBack}`,
      };
    }
    case 'missed-transfer': {
      const who = facts.name === '' ? 'A caller' : facts.name;
      return {
        title: `${who} could not be put through`,
        text: `${facts.who === '' ? 'Nobody' : `${facts.who} did not take the call, and nobody else`} spoke with them.`,
      };
    }
    case 'unhappy': {
      const who = facts.name === '' ? 'A caller' : facts.name;
      return { title: `${who} seemed unhappy`, text: facts.summary };
    }
    case 'question':
      return {
        title: 'A caller asked something your receptionist could not answer',
        text: `“${facts.question}”\n\nAdd the answer, and the next caller gets it.`,
      };
    case 'limit':
      return {
        title: 'Your receptionist could not answer a call',
        text: 'A limit of your plan is reached. Callers are put through to your own phone or leave a message.',
      };
    case 'vendor': {
      const { part, state, since } = facts;
      return state === 'failing'
        ? { title: FAILING[part], text: `Since ${timeIn(zone, since)}. ${MEANWHILE[part]}` }
        : {
            title: 'Your receptionist is back to normal',
            text: `From ${momentIn(zone, since)} until now it was not. You need to do nothing.`,
          };
    }
    case 'test':
      return { title: 'This is a test', text: 'Your notices from Ahoy arrive here.' };
  }
}

/** A text or a push is read at a glance. */
const SHORT = 240;
const shortened = (text: string, most = SHORT): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
};

const footer = ({ business }: Place, settings: string): string =>
  `You get this because you belong to ${business}. Change what you hear of: ${settings}`;

export const memberNotices = {
  mail(facts: NoticeFacts, place: Place, { link, settings }: Links) {
    const { title, text } = noticeOf(facts, place);
    const body = [...(text === '' ? [] : [text, '']), link, '', '--', footer(place, settings), ''];
    return { subject: title, body: body.join('\n') };
  },
  text(facts: NoticeFacts, place: Place, { link }: Links): string {
    const { title, text } = noticeOf(facts, place);
    return `${place.business}: ${shortened(`${title}. ${text}`)} ${link}`;
  },
  push(facts: NoticeFacts, place: Place) {
    const { title, text } = noticeOf(facts, place);
    return { title: shortened(title, 100), body: shortened(text) };
  },
  /** What came in quiet hours, or too often for a mail each. */
  together({ facts, more }: Together, place: Place, { link, settings }: Links) {
    const all = facts.length + more;
    const lines = facts.map((each) => {
      const { title, text } = noticeOf(each, place);
      return `- ${shortened(text === '' ? title : `${title}. ${text}`)}`;
    });
    const rest = more === 0 ? [] : [`- and ${more} more`];
    return {
      subject: all === 1 ? '1 notice while you were away' : `${all} notices while you were away`,
      body: [...lines, ...rest, '', link, '', '--', footer(place, settings), ''].join('\n'),
    };
  },
};
