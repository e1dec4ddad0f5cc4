import { isDay, isTime, type DayToken, type Token } from './tokens.ts';

/** What remains of an utterance once the caller's own corrections and refusals are applied. */
export interface Corrected {
  readonly marks: readonly Token[];
  /** Something was refused and nothing put in its place: "I can't do Tuesday". */
  readonly onlyRefused: boolean;
}

/**
 * Lets later words take back earlier ones of the same sort: "Tuesday at three, no, Wednesday" is Wednesday at
 * three; "move it from Tuesday at three to Wednesday" is Wednesday, at whatever time.
 */
export function applyCorrections(said: readonly Token[]): Corrected {
  const { marks, refused } = refuse(said);
  let kept: readonly Token[] = [];
  let segment: Token[] = [];
  let move = false;
  for (const mark of marks) {
    if (mark.kind === 'take-back') {
      kept = replace(kept, segment, move);
      segment = [];
      move = mark.move;
    } else segment.push(mark);
  }
  const result = replace(kept, segment, move);
  return {
    marks: result,
    onlyRefused: refused && !result.some((mark) => isDay(mark) || isTime(mark) || mark.kind === 'soon'),
  };
}

/**
 * Drops each refused group: the marks beside a "not", at most one day and one time. In "Thursday, not Friday, at
 * nine" the only time stays.
 */
function refuse(said: readonly Token[]): { marks: readonly Token[]; refused: boolean } {
  const dropped = new Set<number>();
  /** Times that were refused only beside their day. */
  const besideDay = new Set<number>();
  const indices = said.map((_, index) => index);
  said.forEach((mark, index) => {
    if (mark.kind !== 'not') return;
    dropped.add(index);
    const beside = mark.side === 'next' ? indices.slice(index + 1) : indices.slice(0, index).reverse();
    const day = beside.slice(0, 2).find((other) => isKind(said[other], isDay));
    const time = beside.slice(0, 2).find((other) => isKind(said[other], isTime));
    const adjacent = beside[0] === day || beside[0] === time;
    const group = adjacent ? [day, time].filter((other) => other !== undefined) : [];
    for (const other of group) dropped.add(other);
    if (adjacent && day !== undefined && time !== undefined) besideDay.add(time);
  });
  const left = indices.filter((index) => !dropped.has(index));
  const keepsDay = left.some((index) => isKind(said[index], isDay));
  const keepsTime = left.some((index) => isKind(said[index], isTime));
  const marks = said.filter(
    (_, index) => !dropped.has(index) || (keepsDay && !keepsTime && besideDay.has(index)),
  );
  const refused = [...dropped].some((index) => isKind(said[index], isDay) || isKind(said[index], isTime));
  return { marks, refused };
}

const isKind = (mark: Token | undefined, is: (mark: Token) => boolean): boolean =>
  mark !== undefined && is(mark);

function replace(before: readonly Token[], after: readonly Token[], move: boolean): readonly Token[] {
  const days = after.filter(isDay);
  const times = after.filter(isTime);
  const picks = after.some((mark) => mark.kind === 'option' || mark.kind === 'soon');
  if (days.length + times.length === 0 && !picks) return [...before, ...after];
  const kept = before.filter((mark) => {
    if (isDay(mark))
      return days.length === 0 || (mark.kind === 'span' && days.every((day) => day.kind === 'weekday'));
    if (isTime(mark)) return times.length === 0 && !(move && days.length > 0);
    return mark.kind === 'puzzle' || mark.kind === 'past';
  });
  return [...kept, ...after.map((mark) => inherit(mark, before))];
}

/** "Next Tuesday, I mean Wednesday" stays in next week; "three pm, sorry, four" stays in the afternoon. */
function inherit(mark: Token, before: readonly Token[]): Token {
  if (mark.kind === 'weekday' && mark.which === 'coming') {
    const old = before.find((other): other is DayToken & { kind: 'weekday' } => other.kind === 'weekday');
    return old && mark.bound === undefined
      ? { ...mark, which: old.which, ...(old.weeks ? { weeks: old.weeks } : {}) }
      : mark;
  }
  if (mark.kind === 'clock' && !mark.time.half) {
    const old = before.find((other) => other.kind === 'clock');
    return old?.time.half && mark.time.hour <= 12
      ? { ...mark, time: { ...mark.time, half: old.time.half } }
      : mark;
  }
  return mark;
}
