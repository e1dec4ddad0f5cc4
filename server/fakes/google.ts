/**
 * Google's accounts (OpenID Connect, authorization code with PKCE) on a port of its own: where somebody is asked who they
 * are, it says at once who was set. It refuses what Google refuses.
 */
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who is signed in at Google. */
export interface GoogleUser {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

export interface FakeGoogleOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it may lead back to, as it was typed into its console. */
  readonly redirectUris: readonly string[];
}

interface Grant {
  readonly user: GoogleUser;
  readonly redirectUri: string;
  readonly challenge: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const refused = (status: number, error: string): Answer => ({ status, body: { error } });

/** Starts it. `user` is who signs in next; null: they change their mind there. */
export async function startFakeGoogle(options: FakeGoogleOptions) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state: { user: GoogleUser | null } = { user: null };
  const grants = new Map<string, Grant>();
  const server = http.createServer((request, response) => {
    void (async () => {
      const chunks = (await request.toArray()) as Buffer[];
      const body = new URLSearchParams(Buffer.concat(chunks).toString());
      const asked = new URL(request.url ?? '/', origin());
      const { status, headers = {}, body: answer } = answerTo(request, asked, body);
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(answer === undefined ? '' : JSON.stringify(answer));
    })();
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function answerTo(request: http.IncomingMessage, asked: URL, body: URLSearchParams): Answer {
    switch (`${request.method ?? ''} ${asked.pathname}`) {
      case 'GET /.well-known/openid-configuration':
        return {
          status: 200,
          body: {
            issuer: origin(),
            authorization_endpoint: `${origin()}/o/oauth2/v2/auth`,
            token_endpoint: `${origin()}/token`,
            userinfo_endpoint: `${origin()}/v1/userinfo`,
          },
        };
      case 'GET /o/oauth2/v2/auth':
        return authorize(asked.searchParams);
      case 'POST /token':
        return token(request, body);
      default:
        return refused(404, 'not_found');
    }
  }

  function authorize(search: URLSearchParams): Answer {
    const redirectUri = search.get('redirect_uri') ?? '';
    if (search.get('client_id') !== options.clientId) return refused(401, 'invalid_client');
    if (!options.redirectUris.includes(redirectUri)) return refused(400, 'redirect_uri_mismatch');
    const scopes = (search.get('scope') ?? '').split(' ');
    if (search.get('response_type') !== 'code' || !scopes.includes('openid') || !scopes.includes('email'))
      return refused(400, 'invalid_request');
    const challenge = search.get('code_challenge') ?? '';
    if (search.get('code_challenge_method') !== 'S256' || challenge === '')
      return refused(400, 'invalid_request');
    const back = new URL(redirectUri);
    back.searchParams.set('state', search.get('state') ?? '');
    if (state.user === null) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      grants.set(code, { user: state.user, redirectUri, challenge });
      back.searchParams.set('code', code);
    }
    return { status: 302, headers: { Location: back.href } };
  }

  function token(request: http.IncomingMessage, body: URLSearchParams): Answer {
    const basic = Buffer.from(
      request.headers.authorization?.replace(/^Basic /, '') ?? '',
      'base64',
    ).toString();
    const [id, secret] =
      basic === ''
        ? [body.get('client_id'), body.get('client_secret')]
        : basic.split(':').map(decodeURIComponent);
    if (id !== options.clientId || secret !== options.clientSecret) return refused(401, 'invalid_client');
    const code = body.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      body.get('grant_type') !== 'authorization_code' ||
      grant?.redirectUri !== body.get('redirect_uri') ||
      grant.challenge !== verifier
    )
      return refused(400, 'invalid_grant');
    return {
      status: 200,
      body: {
        access_token: `ya29.${randomUUID()}`,
        expires_in: 3_599,
        scope: 'openid email profile',
        token_type: 'Bearer',
        id_token: idToken(grant.user),
      },
    };
  }

  function idToken(user: GoogleUser): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { ...user, iss: origin(), aud: options.clientId, iat: now, exp: now + 3_600 };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'fake' })}.${part(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: origin(),
    state,
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.resolve();
    },
  };
}
