/** The daily table as CSV: one row a day, plain numbers. */
import type { Day, Writing } from './numbers.ts';

const HEAD = 'day,calls,picked_up,booked,minutes,bookings,value,wait_p50_ms,wait_p95_ms,wait_p99_ms';

export function csvOf(days: readonly Day[], { plainMoney }: Writing): string {
  const rows = days.map(({ day, calls, answered, booked, seconds, bookings, value, waits }) =>
    [
      day,
      calls,
      answered,
      booked,
      (seconds / 60).toFixed(1),
      bookings,
      plainMoney(value),
      ...[waits?.p50, waits?.p95, waits?.p99].map((wait) => (wait === undefined ? '' : Math.round(wait))),
    ].join(','),
  );
  return [HEAD, ...rows, ''].join('\r\n');
}

/** Makes the browser download a text. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
