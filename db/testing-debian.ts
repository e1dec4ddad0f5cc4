/** Debian's PostgreSQL, where it is installed: an older server, and the programs that dump and restore. */
import fs from 'node:fs';

const ROOT = '/usr/lib/postgresql';

/** Its newest version; null: there is none. `npm test` installs it where it may. */
export const debianPostgres = newest();

function newest(): { readonly version: string; readonly bin: string } | null {
  const versions = fs.existsSync(ROOT) ? fs.readdirSync(ROOT) : [];
  const found = versions
    .filter(
      (version) =>
        fs.existsSync(`${ROOT}/${version}/bin/initdb`) && fs.existsSync(`${ROOT}/${version}/bin/pg_dump`),
    )
    .sort((a, b) => Number(b) - Number(a))[0];
  return found === undefined ? null : { version: found, bin: `${ROOT}/${found}/bin` };
}
