/** The time, handed in wherever it matters, so that tests can hold it still. */
export interface Clock {
  /** Wall time in epoch milliseconds. */
  now(): number;
}

/** The day that it is at a moment (epoch milliseconds) in a zone. */
export const dateAt = (epochMs: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate();

export const systemClock: Clock = { now: () => Date.now() };
