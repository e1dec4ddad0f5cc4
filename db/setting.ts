/**
 * A variable's value as people write it: blanks, a line end and one pair of quotes around it are taken off, and with
 * nothing in it it counts as not set. So it is for the service and for every command at the terminal.
 */
export function setting(value: string | undefined): string | undefined {
  const bare = value?.trim() ?? '';
  const quote = bare.at(0);
  const quoted = bare.length >= 2 && (quote === '"' || quote === "'") && bare.endsWith(quote);
  const inner = quoted ? bare.slice(1, -1).trim() : bare;
  return inner === '' ? undefined : inner;
}

/** The database that a command works on: Postgres itself, where `DATABASE_URL` leads through a pooler. */
export const databaseSetting = (env: NodeJS.ProcessEnv): string | undefined =>
  setting(env['DATABASE_DIRECT_URL']) ?? setting(env['DATABASE_URL']);
