import { findHostByEmail, findHostById } from '#db/queries/hosts'
import { findOidcIdentity } from '#db/queries/oidc-sign-ins'
import type { Env } from '~/env.server'
import type { Locale } from '~/i18n/locale'
import type { LimitDecision } from '~/limits/rate-limit.server'
import type { OidcFailure, OidcPerson, OidcProvider } from '~/oauth/oidc-provider.server'
import { MINUTE_MS } from '~/time/units'
import { isKnownTimeZone } from '~/time/wall-time'
import { emailField, nameField } from './account-fields'
import type { AccountServices } from './account-link.server'
import { createHostByProvider } from './create-host-by-provider.server'
import type { Host } from './host'
import { beginOidcAttempt, keepOidcAnswer, type OidcAttempt, takeOidcAttemptOf } from './oidc-attempt.server'
import { signUpByProvider } from './sign-up.server'
import { maySignUp, readSignUpRules } from './sign-up-rules.server'

type Services = Omit<AccountServices, 'env'> & {
  env: Pick<Env, 'APP_URL' | 'SIGN_UP' | 'PASSWORD_SIGN_IN'>
  oidc: OidcProvider
}

/** @returns the address of the provider's sign-in for this browser (S24) */
export async function beginOidc(
  { db, keyring, oidc }: Pick<Services, 'db' | 'keyring' | 'oidc'>,
  { confirms = false, ...attempt }: { browser: string; next: string; sessionIdHash: string | null; confirms?: boolean },
  now: number,
): Promise<{ ok: true; url: string } | OidcFailure> {
  const noted = confirms ? { ...attempt, confirmsFrom: now } : attempt
  const request = await beginOidcAttempt({ db, keyring }, noted, now)
  return oidc.addressFor(request, { again: confirms })
}

export interface OidcAnswer {
  /** Of the redirect back to us. */
  query: URLSearchParams
  /** The token of the browser's cookie, or null. */
  browser: string | null
  signedIn: { host: Host; sessionIdHash: string } | null
  locale: Locale
  /** Asked before a mail goes to an address that the provider does not vouch for. */
  mayMail(email: string): Promise<LimitDecision>
}

export type CompleteOidcResult =
  | { ok: true; outcome: 'signed_in'; hostId: string; next: string; signedInAt: number | null }
  /** The signed-in host has just shown there who they are. */
  | { ok: true; outcome: 'confirmed'; next: string }
  /** The signed-in host, or whoever signs in next in this browser, may link the person. */
  | { ok: true; outcome: 'to_confirm' }
  | { ok: true; outcome: 'linked_before' }
  | { ok: true; outcome: 'check_mail'; email: string }
  | (OidcFailure & { next?: string })
  | {
      ok: false
      reason:
        | 'unknown_state'
        | 'linked_elsewhere'
        | 'linked_already'
        | 'suspended'
        | 'closed'
        | 'no_address'
        | 'link_first'
        | 'too_many_mails'
        | 'not_again'
      detail?: string
      /** Of an attempt to show again who they are: the page that asked. */
      next?: string
    }

/**
 * Completes a sign-in at the provider. A linked person is signed in. Anybody else must prove more (S24): the owner of an account with
 * the same proven address confirms it once, signed in by password; a proven address without account gets one, where sign-up is
 * open; any other address is verified by mail first, as at sign-up.
 */
export async function completeOidc(
  services: Services,
  { query, browser, signedIn, locale, mayMail }: OidcAnswer,
  now: number,
): Promise<CompleteOidcResult> {
  const attempt = await takeOidcAttemptOf(services, { state: query.get('state'), browser }, now)
  const isOurs =
    attempt && browser !== null && (attempt.sessionIdHash ?? signedIn?.sessionIdHash) === signedIn?.sessionIdHash
  if (!isOurs) return { ok: false, reason: 'unknown_state' }
  const { confirmsFrom } = attempt
  const answer = await services.oidc.readAnswer(query, attempt.request, { again: confirmsFrom !== undefined })
  if (!answer.ok) return confirmsFrom === undefined ? answer : { ...answer, next: attempt.next }
  const { person } = answer

  const identity = await findOidcIdentity(services.db, person)
  if (confirmsFrom !== undefined)
    return confirmAgain(person, identity !== undefined && identity.host_id === signedIn?.host.id, attempt)
  if (signedIn && identity && attempt.sessionIdHash !== null)
    return identity.host_id === signedIn.host.id
      ? { ok: true, outcome: 'linked_before' }
      : { ok: false, reason: 'linked_elsewhere' }
  if (identity) return signInLinked(services, identity.host_id, { next: attempt.next, signedInAt: person.signedInAt })
  if (signedIn) {
    await keepOidcAnswer(services, { browser, person }, now)
    return { ok: true, outcome: 'to_confirm' }
  }
  return welcome(services, { person, browser, locale, next: attempt.next, mayMail }, now)
}

/** Clocks of two machines differ. */
const CLOCK_SKEW_MS = MINUTE_MS

/** Whether it is the signed-in host, and they have shown it since they were asked: a session that the provider still has is not enough. */
function confirmAgain(
  { signedInAt }: OidcPerson,
  isSameHost: boolean,
  { confirmsFrom = 0, next }: OidcAttempt,
): CompleteOidcResult {
  if (!isSameHost) return { ok: false, reason: 'linked_elsewhere', next }
  const isNew = signedInAt !== null && signedInAt >= confirmsFrom - CLOCK_SKEW_MS
  return isNew ? { ok: true, outcome: 'confirmed', next } : { ok: false, reason: 'not_again', next }
}

async function signInLinked(
  { db }: Services,
  hostId: string,
  then: { next: string; signedInAt: number | null },
): Promise<CompleteOidcResult> {
  const row = await findHostById(db, hostId)
  return row?.email_verified_at
    ? { ok: true, outcome: 'signed_in', hostId, ...then }
    : { ok: false, reason: 'suspended' }
}

/** A person who is linked to nobody, in a browser where nobody is signed in. */
async function welcome(
  services: Services,
  {
    person,
    browser,
    locale,
    next,
    mayMail,
  }: Pick<OidcAnswer, 'locale' | 'mayMail'> & { person: OidcPerson; browser: string; next: string },
  now: number,
): Promise<CompleteOidcResult> {
  const { env, db } = services
  const email = emailField.safeParse(person.email).data
  if (email === undefined) return { ok: false, reason: 'no_address' }
  const isKnown = person.emailVerified && (await findHostByEmail(db, email))?.email_verified_at != null
  if (isKnown) {
    if (!env.PASSWORD_SIGN_IN) return { ok: false, reason: 'link_first' }
    await keepOidcAnswer(services, { browser, person }, now)
    return { ok: true, outcome: 'to_confirm' }
  }
  if (!(await maySignUp(db, await readSignUpRules(db, env), email))) return { ok: false, reason: 'closed' }
  const account = {
    ...{ email, locale, browser, issuer: person.issuer, subject: person.subject },
    name: nameOf(person, email),
    timeZone: person.timeZone !== null && isKnownTimeZone(person.timeZone) ? person.timeZone : 'UTC',
  }
  if (person.emailVerified) {
    const created = await createHostByProvider(services, account, now)
    // Somebody has just signed up with the address: the next attempt asks the owner to confirm.
    return created.ok
      ? { ok: true, outcome: 'signed_in', hostId: created.hostId, next, signedInAt: person.signedInAt }
      : { ok: false, reason: 'unknown_state' }
  }
  if (!(await mayMail(email)).ok) return { ok: false, reason: 'too_many_mails' }
  await signUpByProvider(services, account, now)
  return { ok: true, outcome: 'check_mail', email }
}

/** The person's name if it may be shown to visitors, else one made from the address. */
function nameOf({ name }: OidcPerson, email: string): string {
  const fromAddress = email
    .split('@', 1)[0]!
    .split(/[^a-z0-9]/)
    .filter((word) => word !== '')
    .join(' ')
  const usable = [name, fromAddress].map((text) => nameField.safeParse(text).data).find((text) => text !== undefined)
  return usable ?? 'Host'
}
