/**
 * The rights of a role that the migrations need. A refusal of Postgres in the middle of them names a rule; this names
 * the database, the role and the statements that an administrator runs.
 */
import type postgres from 'postgres';

/** The database cannot be migrated by this role; its message says what to run. */
export class PreflightError extends Error {}

export interface Facts {
  readonly user: string;
  readonly database: string;
  /** As `server_version_num`, e.g. 150018. */
  readonly version: number;
  readonly mayMakeRoles: boolean;
  readonly tenantRoleExists: boolean;
  /** Whether the user may let roles become the tenant's: from 16 on it is not enough to be allowed to make roles. */
  readonly mayGrantTenant: boolean;
  /** Whether the user may become the tenant's role. */
  readonly isTenantMember: boolean;
  readonly mayCreateInDatabase: boolean;
  readonly mayCreateInPublic: boolean;
  readonly extensions: readonly {
    readonly name: string;
    readonly installed: boolean;
    readonly available: boolean;
  }[];
}

/** Of Postgres: `trusted` extensions for a plain owner came with 13; 15 is the oldest that is tested. */
const OLDEST_VERSION = 150_000;
const EXTENSIONS = ['btree_gist', 'btree_gin'] as const;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The missing rights, a sentence each, with the statement that mends it; empty: the migrations can run. */
export function missingFor(facts: Facts): string[] {
  const user = quoted(facts.user);
  const database = quoted(facts.database);
  const missing: string[] = [];
  if (facts.version < OLDEST_VERSION)
    missing.push(`Postgres ${Math.floor(facts.version / 10_000)} is too old: 15 or newer is needed.`);
  if (!facts.tenantRoleExists && !facts.mayMakeRoles)
    missing.push(
      `The role ahoy_tenant is not there, and ${user} may not make roles: CREATE ROLE ahoy_tenant NOLOGIN; GRANT ahoy_tenant TO ${user};`,
    );
  if (facts.tenantRoleExists && !facts.isTenantMember && !facts.mayGrantTenant)
    missing.push(`${user} may not become the role ahoy_tenant: GRANT ahoy_tenant TO ${user};`);
  if (!facts.mayCreateInDatabase)
    missing.push(
      `${user} may not make schemas in the database ${database}: GRANT CREATE ON DATABASE ${database} TO ${user};`,
    );
  if (!facts.mayCreateInPublic)
    missing.push(
      `${user} may not make tables in the schema public: GRANT CREATE ON SCHEMA public TO ${user};`,
    );
  for (const { name, installed, available } of facts.extensions)
    if (!installed && !available)
      missing.push(`The extension ${name} is not on this server: install the package postgresql-contrib.`);
  return missing;
}

/** @throws PreflightError where something is missing. */
export async function checkRights(client: postgres.Sql): Promise<void> {
  const missing = missingFor(await readFacts(client));
  if (missing.length === 0) return;
  throw new PreflightError(
    ['The database is not ready. Run as an administrator of it:', ...missing.map((each) => `- ${each}`)].join(
      '\n',
    ),
  );
}

async function readFacts(client: postgres.Sql): Promise<Facts> {
  const [own] = await client<Omit<Facts, 'extensions' | 'isTenantMember' | 'mayGrantTenant'>[]>`
    select current_user as "user", current_database() as database,
      current_setting('server_version_num')::int as version,
      r.rolsuper or r.rolcreaterole as "mayMakeRoles",
      exists (select from pg_roles where rolname = 'ahoy_tenant') as "tenantRoleExists",
      has_database_privilege(current_database(), 'CREATE') as "mayCreateInDatabase",
      has_schema_privilege('public', 'CREATE') as "mayCreateInPublic"
    from pg_roles r where r.rolname = current_user`;
  if (own === undefined) throw new PreflightError('The role of this connection is not there any more.');
  // From 16 on, being a member and being allowed to become the role are two things.
  const privilege = own.version < 160_000 ? 'MEMBER' : 'SET';
  const [member] = own.tenantRoleExists
    ? await client<{ is: boolean; grants: boolean }[]>`
        select pg_has_role(current_user, 'ahoy_tenant', ${privilege}) as is,
          pg_has_role(current_user, 'ahoy_tenant', 'MEMBER WITH ADMIN OPTION') as grants`
    : [];
  const extensions = await client<Facts['extensions'][number][]>`
    select name, exists (select from pg_extension where extname = name) as installed,
      exists (select from pg_available_extensions a where a.name = wanted.name) as available
    from unnest(${[...EXTENSIONS]}::text[]) as wanted(name)`;
  const mayGrantTenant = (own.version < 160_000 && own.mayMakeRoles) || member?.grants === true;
  return { ...own, mayGrantTenant, isTenantMember: member?.is ?? false, extensions };
}
