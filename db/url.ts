/**
 * The address of a database as hosts hand it out. They add parameters for other drivers; ours would send what it does not
 * know to Postgres, which then refuses the connection. Each is understood, left out where it says nothing to us, or
 * refused by its name.
 */

/** The address cannot be used; its message follows the variable's name. */
export class DatabaseUrlError extends Error {}

export interface DatabaseAddress {
  /** With what the driver understands only. */
  readonly url: string;
  /**
   * Whether a pooler in transaction mode stands between: it gives each transaction another session, so that prepared
   * statements, LISTEN, locks of a session and settings at the start are not there.
   */
  readonly pooled: boolean;
}

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-full'];
const SESSION_ATTRIBUTES = ['read-write', 'primary'];

/**
 * How large the pool is and how long is waited are ours to say. Channel binding is not known to the driver: the
 * connection is encrypted by `sslmode` all the same.
 */
const LEFT_OUT = new Set([
  'application_name',
  'channel_binding',
  'connect_timeout',
  'connection_limit',
  'gssencmode',
  'keepalives',
  'keepalives_idle',
  'pool_timeout',
  'socket_timeout',
  'statement_cache_size',
  'supa',
  'uselibpqcompat',
  'workaround',
]);

/** @throws DatabaseUrlError naming the parameter that cannot be used. */
export function databaseAddress(given: string): DatabaseAddress {
  const url = URL.parse(given);
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol))
    throw new DatabaseUrlError('must be a URL that begins with postgres:// or postgresql://');
  const known = new URLSearchParams();
  let pooled = isPooler(url);
  for (const [name, value] of url.searchParams) {
    const read = readParameter(name, value);
    if (read === 'pooled') pooled = true;
    else if (read !== null) known.set(read.name, read.value);
  }
  url.search = known.toString();
  return { url: url.href, pooled };
}

type Read = { readonly name: string; readonly value: string } | 'pooled' | null;

function readParameter(name: string, value: string): Read {
  if (LEFT_OUT.has(name)) return null;
  switch (name) {
    case 'sslmode':
      // The driver has no mode that looks at the issuer alone: it looks at the name, too.
      if (value === 'verify-ca') return { name, value: 'verify-full' };
      return oneOf(name, value, SSL_MODES);
    case 'sslrootcert':
      if (value === 'system') return { name: 'sslmode', value: 'verify-full' };
      throw new DatabaseUrlError(
        'has sslrootcert with a file: name the file in NODE_EXTRA_CA_CERTS and write sslmode=verify-full instead',
      );
    case 'sslnegotiation':
      return oneOf(name, value, ['direct', 'postgres']);
    case 'target_session_attrs':
      return value === 'any' ? null : oneOf(name, value, SESSION_ATTRIBUTES);
    case 'options':
      return { name, value };
    case 'pgbouncer':
      return oneOf(name, value, ['true', 'false']).value === 'true' ? 'pooled' : null;
    case 'schema':
      if (value === 'public' || value === '') return null;
      throw new DatabaseUrlError('has a schema: the tables lie in the schema public, so leave it out');
    default:
      throw new DatabaseUrlError(`has the parameter ${shown(name)}, which is not known here: leave it out`);
  }
}

function oneOf(name: string, value: string, allowed: readonly string[]) {
  if (!allowed.includes(value))
    throw new DatabaseUrlError(`has ${name}, which must be ${allowed.join(', ')}`);
  return { name, value };
}

/** A parameter's name as a message may have it: what was pasted by mistake may be a password. */
const shown = (name: string): string => (/^[a-z_]{1,40}$/i.test(name) ? name : 'of an odd name');

/** Neon's poolers have it in their name, and Supabase's listen there in transaction mode. */
const isPooler = ({ hostname, port }: URL): boolean =>
  /^[\w-]{1,80}-pooler\./.test(hostname) || (hostname.endsWith('.supabase.com') && port === '6543');
