import { isDay, isTime, type WeekdayToken, type Token } from '../../languages/dates.ts';

/** What remains of an utterance once the caller's own corrections and refusals are applied. */
export interface Corrected {
  readonly tokens: readonly Token[];
  /** Something was refused and nothing put in its place: "I can't do Tuesday". */
  readonly onlyRefused: boolean;
}

/**
 * Lets later words take back earlier ones of the same sort: "Tuesday at three, no, Wednesday" is Wednesday at
 * three; "move it from Tuesday at three to Wednesday" is Wednesday, at whatever time.
 */
export function applyCorrections(said: readonly Token[]): Corrected {
  const { tokens, refused } = refuse(said);
  let kept: readonly Token[] = [];
  let segment: Token[] = [];
  let move = false;
  for (const token of tokens) {
    if (token.kind === 'take-back') {
      kept = replace(kept, segment, move);
      segment = [];
      move = token.move;
    } else segment.push(token);
  }
  const result = replace(kept, segment, move);
  return {
    tokens: result,
    onlyRefused:
      refused &&
      !result.some((token) => isDay(token) || isTime(token) || isOption(token) || token.kind === 'soon'),
  };
}

/**
 * Drops each refused group: the tokens beside a "not", at most one day and one time, and those that an "or" joins to
 * them. In "Thursday, not Friday, at nine" the only time stays.
 */
function refuse(said: readonly Token[]): { tokens: readonly Token[]; refused: boolean } {
  const dropped = new Set<number>();
  /** What is left of a day where a part of it was refused: "Friday, but not the morning". */
  const instead = new Map<number, Token>();
  /** Times that were refused only beside their day. */
  const besideDay = new Set<number>();
  const indices = said.map((_, index) => index);
  const moreDays = new Set<number>();
  said.forEach((token, index) => {
    if (token.kind !== 'not') return;
    dropped.add(index);
    const beside = token.side === 'next' ? indices.slice(index + 1) : indices.slice(0, index).reverse();
    const day = beside.slice(0, 2).find((other) => isKind(said[other], isDay));
    const time = beside.slice(0, 2).find((other) => isKind(said[other], isTime));
    const option = beside.slice(0, 1).filter((other) => isKind(said[other], isOption));
    for (const other of option) dropped.add(other);
    const adjacent = beside[0] === day || beside[0] === time;
    const part = time !== undefined && beside[0] === time ? said[time] : undefined;
    // "Not the morning, on Friday" refuses the morning, "not Friday morning" both.
    if (part?.kind === 'part' && (day === undefined || token.side === 'next')) {
      for (const other of [time ?? index, ...joinedTo(said, time ?? index, dropped)])
        instead.set(other, restOfDay(said[other]));
      return;
    }
    const group = adjacent ? [day, time].filter((other) => other !== undefined) : [];
    const joined = token.side === 'next' ? group.flatMap((other) => joinedTo(said, other, dropped)) : [];
    for (const other of joined) if (isKind(said[other], isDay)) moreDays.add(other);
    for (const other of [...group, ...joined]) dropped.add(other);
    if (adjacent && day !== undefined && time !== undefined) besideDay.add(time);
  });
  const left = indices.filter((index) => !dropped.has(index));
  const keepsDay = left.some((index) => isKind(said[index], isDay));
  const keepsTime = left.some((index) => isKind(said[index], isTime));
  const tokens = said.flatMap((token, index) =>
    !dropped.has(index) || (keepsDay && !keepsTime && besideDay.has(index))
      ? [instead.get(index) ?? token]
      : [],
  );
  // "I can't do Tuesday and Wednesday at ten": nobody knows which was refused.
  if (moreDays.size > 0 && !keepsDay) return { tokens: [], refused: true };
  const says = (token: Token) => isDay(token) || isTime(token) || isOption(token);
  return { tokens, refused: [...dropped].some((index) => isKind(said[index], says)) };
}

const isOption = (token: Token): boolean => token.kind === 'option';

/** Those of its sort that an "or" joins to a token, one after the other; the "or" is dropped with them. */
function joinedTo(said: readonly Token[], index: number, dropped: Set<number>): readonly number[] {
  const [or, next] = [said[index + 1], said[index + 2]];
  const isAlike = said[index] && isDay(said[index]) ? isDay : isTime;
  if (or?.kind !== 'or' || !or.joined || !next || !isAlike(next)) return [];
  dropped.add(index + 1);
  return [index + 2, ...joinedTo(said, index + 2, dropped)];
}

/** The hours of a day that are not in a part of it; where they are in two pieces, nobody knows which. */
function restOfDay(token: Token | undefined): Token {
  if (token?.kind !== 'part') return { kind: 'mention' };
  const { from, to } = token.part;
  const clock = (hour: number) =>
    ({ hour: hour > 12 ? hour - 12 : hour, minute: 0, half: hour < 12 ? 'am' : 'pm' }) as const;
  if (from === 0) return { kind: 'window', from: clock(to) };
  return to === 24 ? { kind: 'window', to: clock(from) } : { kind: 'mention' };
}

const isKind = (token: Token | undefined, is: (token: Token) => boolean): boolean =>
  token !== undefined && is(token);

function replace(before: readonly Token[], after: readonly Token[], move: boolean): readonly Token[] {
  const days = after.filter(isDay);
  const times = after.filter(isTime);
  const picks = after.some((token) => token.kind === 'option' || token.kind === 'soon');
  if (days.length + times.length === 0 && !picks) return [...before, ...after];
  const kept = before.filter((token) => {
    if (isDay(token))
      return days.length === 0 || (token.kind === 'span' && days.every((day) => day.kind === 'weekday'));
    if (isTime(token)) return times.length === 0 && !(move && days.length > 0);
    return token.kind === 'puzzle' || token.kind === 'past';
  });
  return [...kept, ...after.map((token) => inherit(token, before))];
}

/** "Next Tuesday, I mean Wednesday" stays in next week; "three pm, sorry, four" stays in the afternoon. */
function inherit(token: Token, before: readonly Token[]): Token {
  if (token.kind === 'weekday' && (token.which === 'coming' || token.which === 'near')) {
    const old = before.find((other): other is WeekdayToken => other.kind === 'weekday');
    return old && token.bound === undefined ? { ...token, which: old.which } : token;
  }
  if (token.kind === 'clock' && !token.time.half) {
    const old = before.find((other) => other.kind === 'clock');
    return old?.time.half && token.time.hour <= 12
      ? { ...token, time: { ...token.time, half: old.time.half } }
      : token;
  }
  return token;
}
