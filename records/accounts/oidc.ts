/**
 * Signing in through an agency's own identity provider: OpenID Connect, authorization code with PKCE, state and nonce.
 * An account is found by issuer and subject; at its first sign-in by the username that the provider names, if the
 * administrator has tied that account to the provider.
 */
import type { Call, Origin, Reply } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import * as client from 'openid-client';
import type * as contract from './contract.ts';
import { accountWhere, note } from './sign-in.ts';
import { openSession } from './sessions.ts';

const cookieName = 'guilu_oidc';
const attemptMinutes = 10;
const secondsToAnswer = 8;

interface Provider {
  issuer: string;
  client_id: string;
  client_secret: string;
  username_claim: string;
}

export async function readProviders(work: Work) {
  const { rows } = await sql<{
    issuer: string;
    name: string;
  }>`select issuer, name from oidc_provider where enabled order by name`.execute(work.tx);
  return { rows };
}

/** Adds or changes a provider. One that another county's administrator keeps may be used here and not changed. */
export async function keepProvider(
  work: Work,
  { body }: Call<typeof contract.keepProvider>,
): Promise<Reply<Record<string, never>> | Refusal> {
  if (!safeIssuer(body.issuer)) return invalid('account/issuer-not-https', 'issuer');
  const known = await sql<{
    client_secret: string;
    county: string | null;
  }>`select client_secret, county from oidc_provider where issuer = ${body.issuer} for update`.execute(work.tx);
  const keeper = known.rows[0]?.county ?? work.actor.county;
  if (keeper !== work.actor.county) return refused('account/provider-of-another', { status: 403, field: 'issuer' });
  const secret = body.clientSecret ? work.keyring.encrypt(body.clientSecret) : known.rows[0]?.client_secret;
  if (!secret) return invalid('account/no-client-secret', 'clientSecret');
  await sql`insert into oidc_provider (issuer, name, client_id, client_secret, username_claim, enabled, county)
    values (${body.issuer}, ${body.name}, ${body.clientId}, ${secret}, ${body.usernameClaim ?? 'preferred_username'}, ${body.enabled}, ${keeper})
    on conflict (issuer) do update set name = excluded.name, client_id = excluded.client_id, client_secret = excluded.client_secret,
      username_claim = excluded.username_claim, enabled = excluded.enabled, county = excluded.county`.execute(work.tx);
  discovered.delete(body.issuer);
  work.audit.wrote('identity provider kept', {}, { issuer: body.issuer, enabled: body.enabled });
  return { reply: {} };
}

/** Sends the browser to the provider; what must come back is kept here and in a cookie of that browser. */
export async function beginOidc(
  work: Work,
  { body, from }: Call<typeof contract.oidcBegin>,
): Promise<Reply<{ url: string }> | Refusal> {
  const provider = await providerOf(work, body.issuer);
  if (!provider) return notFound('account/no-such-provider');
  const config = await discover(work, provider);
  if (!config) return invalid('account/provider-away', 'issuer');
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const redirect = new URL('/api/oidc/callback', from.site).href;
  await sql`delete from oidc_attempt where at < ${work.at}::timestamptz - make_interval(mins => ${attemptMinutes})`.execute(
    work.tx,
  );
  await sql`insert into oidc_attempt (state, issuer, verifier, nonce, redirect, at) values (${state}, ${provider.issuer}, ${verifier}, ${nonce}, ${redirect}, ${work.at})`.execute(
    work.tx,
  );
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  // Lax, because the way back starts at the provider's site.
  return {
    reply: { url: url.href },
    cookies: [{ name: cookieName, value: state, seconds: attemptMinutes * 60, sameSite: 'lax' }],
  };
}

/** The browser is back: signed in and sent to the start page, or to the sign-in page with the reason why not. */
export async function endOidc(
  work: Work,
  { query, from }: Call<typeof contract.oidcCallback>,
): Promise<Reply<Record<string, never>>> {
  const attempt = await takeAttempt(work, query.state, from);
  if (!attempt) return back('account/oidc-attempt-gone');
  if (query.error || !query.code) return back('account/oidc-refused');
  const provider = await providerOf(work, attempt.issuer);
  const config = provider && (await discover(work, provider));
  if (!provider || !config) return back('account/provider-away');
  const claims = await exchange(config, attempt, query);
  if (!claims) return back('account/oidc-refused');
  const account = await accountOf(work, provider, claims);
  if (!account) return back('account/oidc-unknown');
  if (account.disabled) {
    await note(work, account, 'sign-in refused', from, { why: 'disabled' });
    return back('account/oidc-unknown');
  }
  const session = await openSession(work, account.id, from);
  await note(work, account, 'signed in', from, { by: provider.issuer });
  const ended = { name: cookieName, sameSite: 'lax' as const };
  return {
    reply: {},
    redirect: '/',
    session,
    cookies: [ended],
  };
}

const back = (code: string): Reply<Record<string, never>> => ({
  reply: {},
  redirect: `/sign-in?problem=${encodeURIComponent(code)}`,
  cookies: [{ name: cookieName, sameSite: 'lax' }],
});

interface Attempt {
  issuer: string;
  verifier: string;
  nonce: string;
  redirect: string;
  state: string;
}

/** Each attempt serves once, within its minutes, in the browser that began it. */
async function takeAttempt(work: Work, state: string | undefined, from: Origin): Promise<Attempt | undefined> {
  if (!state || from.cookies?.[cookieName] !== state) return undefined;
  const { rows } =
    await sql<Attempt>`delete from oidc_attempt where state = ${state} and at > ${work.at}::timestamptz - make_interval(mins => ${attemptMinutes})
    returning issuer, verifier, nonce, redirect, state`.execute(work.tx);
  return rows[0];
}

async function exchange(
  config: client.Configuration,
  attempt: Attempt,
  query: Record<string, string | undefined>,
): Promise<client.IDToken | undefined> {
  const url = new URL(attempt.redirect);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  try {
    const tokens = await client.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    return tokens.claims();
  } catch {
    return undefined;
  }
}

async function accountOf(work: Work, provider: Provider, claims: client.IDToken) {
  const known = await accountWhere(work, sql`a.oidc_issuer = ${provider.issuer} and a.oidc_subject = ${claims.sub}`);
  if (known) return known;
  const username = claims[provider.username_claim];
  if (typeof username !== 'string') return undefined;
  const tied = await accountWhere(
    work,
    sql`a.username = ${username.toLowerCase()} and a.oidc_issuer = ${provider.issuer} and a.oidc_subject is null`,
  );
  if (tied) await sql`update account set oidc_subject = ${claims.sub} where id = ${tied.id}`.execute(work.tx);
  return tied;
}

async function providerOf(work: Work, issuer: string): Promise<Provider | undefined> {
  const { rows } =
    await sql<Provider>`select issuer, client_id, client_secret, username_claim from oidc_provider where issuer = ${issuer} and enabled`.execute(
      work.tx,
    );
  return rows[0];
}

const discovered = new Map<string, client.Configuration>();

/** The provider's own description, read once for the process; undefined where it does not answer. */
async function discover(work: Work, provider: Provider): Promise<client.Configuration | undefined> {
  const known = discovered.get(provider.issuer);
  if (known) return known;
  try {
    const secret = work.keyring.decrypt(provider.client_secret);
    const plain = provider.issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
    const config = await client.discovery(new URL(provider.issuer), provider.client_id, secret, undefined, {
      ...plain,
      timeout: secondsToAnswer,
    });
    discovered.set(provider.issuer, config);
    return config;
  } catch {
    return undefined;
  }
}

/** https everywhere; plain http only on this machine, where nobody listens in. */
function safeIssuer(issuer: string): boolean {
  const url = URL.parse(issuer);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname));
}
