/** The addresses of the database, checked before anything is asked of it. */
import { databaseAddress, DatabaseUrlError } from '../../db/url.ts';
import { EnvError } from '../env/env.ts';

/** @throws EnvError naming the variable that cannot be used, and why. */
export function checkAddresses(url: string, direct: string | null): { url: string; directUrl: string } {
  const { pooled } = check('DATABASE_URL', url);
  if (direct === null && pooled)
    throw new EnvError(
      'DATABASE_DIRECT_URL must be set where DATABASE_URL leads through a pooler: it is the address of Postgres itself, without the pooler',
    );
  if (direct !== null && check('DATABASE_DIRECT_URL', direct).pooled)
    throw new EnvError(
      'DATABASE_DIRECT_URL leads through a pooler: it must be the address of Postgres itself',
    );
  return { url, directUrl: direct ?? url };
}

function check(name: string, url: string) {
  try {
    return databaseAddress(url);
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error;
    throw new EnvError(`${name} ${error.message}`);
  }
}
