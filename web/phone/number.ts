/** The E.164 form of a number as somebody types it; ten digits are North American. Null when it is none. */
export function dialable(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  if (/^\d{10}$/.test(digits)) return `+1${digits}`;
  if (/^1\d{10}$/.test(digits)) return `+${digits}`;
  return null;
}
