import type { Generated } from 'kysely'
import type { BooleanInt, Instant, Json } from './columns'

export interface HostsTable {
  id: string
  email: string
  name: string
  handle: string
  time_zone: string
  locale: string
  password_hash: string | null
  email_verified_at: Instant | null
  welcome_text: string
  /** Hex with `#`, or null for Foyer's own colour. */
  brand_color: string | null
  suspended_at: Instant | null
  /** Over all event types: bookings per host date and week, and booked minutes per host date. */
  daily_limit: number | null
  weekly_limit: number | null
  daily_minutes_limit: number | null
  /** The share of the offered time that one network may hold, in percent; 100 for no limit, null for the default. */
  network_share_percent: number | null
  /** The most open bookings of one address, of one network, and in all that visitors may have; null for the default. */
  max_open_of_address: Generated<number | null>
  max_open_of_network: Generated<number | null>
  max_open_in_all: Generated<number | null>
  /** How many days after a meeting its people are erased automatically; null: only by the host. */
  keep_people_days: number | null
  /** Of `host_photos`, or null. */
  photo_id: string | null
  /** The public page of a team, not a person: it cannot sign in, and its email is no address. */
  is_team: Generated<BooleanInt>
  /** Since when a password alone does not sign in: a code, a passkey or a recovery code follows. Null: it does. */
  second_step_at: Generated<Instant | null>
  created_at: Instant
  updated_at: Instant
}

/** One per host; a new photo gets a new id, so that its address can be cached for ever. */
export interface HostPhotosTable {
  id: string
  host_id: string
  media_type: 'image/jpeg' | 'image/png' | 'image/webp'
  content: Buffer
  /** Whether the camera's metadata was removed. */
  cleaned: Generated<0 | 1>
  created_at: Instant
}

export interface FormerHandlesTable {
  handle: string
  host_id: string
  expires_at: Instant
}

export interface SessionsTable {
  /** SHA-256 of the session id that the cookie carries. */
  id_hash: string
  host_id: string
  created_at: Instant
  expires_at: Instant
  /** What began it, in the names of the usual browsers and systems; null: another one. */
  browser: Generated<string | null>
  system: Generated<string | null>
  /** From where it was used last, without the part that names one line: `203.0.113.x`. */
  network: Generated<string | null>
  /** Written at most every few minutes. */
  last_seen_at: Generated<Instant | null>
  /** When the host last showed who they are; null: when it began. */
  proven_at: Generated<Instant | null>
}

/** Browsers in which a host has signed in before, by the hash of a cookie: others are told to the host. */
export interface KnownBrowsersTable {
  host_id: string
  browser_hash: string
  last_used_at: Instant
}

/** The app that shows a host's codes (TOTP, RFC 6238). */
export interface AuthenticatorAppsTable {
  host_id: string
  id: string
  /** Sealed with `authenticator-app:{host}:{id}`. */
  secret: string
  /** Null until a code has shown that the app has the secret. */
  confirmed_at: Instant | null
  /** The latest time step whose code was used; no code of it or an earlier one works again. */
  last_step: number | null
  created_at: Instant
}

export interface RecoveryCodesTable {
  host_id: string
  code_hash: string
  created_at: Instant
  used_at: Instant | null
}

export interface PasskeysTable {
  id: string
  /** As the authenticator names it, base64url. */
  credential_id: string
  host_id: string
  name: string
  /** COSE, base64url. */
  public_key: string
  /** How often the authenticator says that it was used; 0: it does not count. */
  counter: number
  /** `AuthenticatorTransport[]` */
  transports: Json
  created_at: Instant
  last_used_at: Instant | null
}

/** A challenge that a browser has been given and that no passkey has answered yet. */
export interface PasskeyChallengesTable {
  challenge_hash: string
  /** Hash of the session, the pending sign-in or the cookie of the browser that asked. */
  asker_hash: string
  purpose: 'register' | 'sign_in' | 'second_step' | 'confirm'
  expires_at: Instant
}

/** A sign-in whose password was right and whose second step is missing. It is no session. */
export interface PendingSignInsTable {
  /** SHA-256 of the token in the browser's cookie. */
  id_hash: string
  host_id: string
  next: string
  /** Wrong codes so far. */
  attempts: number
  expires_at: Instant
}

/** A form that was sent before its host had shown again who they are. */
export interface HeldFormsTable {
  id: string
  session_id_hash: string
  /** JSON of its address and body, sealed with `held-form:{session}:{id}`. */
  sealed: string
  expires_at: Instant
}

export interface AccountTokensTable {
  token_hash: string
  host_id: string
  purpose: 'verify_email' | 'change_email' | 'reset_password'
  /** The address the token proves. */
  email: string
  created_at: Instant
  expires_at: Instant
  /** The attempt that the link was made for; null for accounts that are verified already. */
  sign_up_id: Generated<string | null>
}

/** A sign-up attempt: the typed values, until the reader of the address's mail has decided (S22). */
export interface SignUpsTable {
  id: string
  /** The unverified account of the address. Several attempts share it. */
  host_id: string
  name: string
  handle: string
  time_zone: string
  locale: string
  /** Empty if the sign-in provider vouches for the person instead. */
  password_hash: string
  /** SHA-256 of the token in the cookie of the browser that signed up; null: unknown. */
  browser_hash: string | null
  created_at: Instant
  /** Who the sign-in provider says it is, both or none. */
  oidc_issuer: Generated<string | null>
  oidc_subject: Generated<string | null>
}

/** Who signs in as a host by an OpenID Connect provider (S24). */
export interface OidcIdentitiesTable {
  issuer: string
  /** The provider's own name for the person; it never changes, unlike an address. */
  subject: string
  host_id: string
  /** What the provider called the person when it was linked, to recognise it by. */
  email: string | null
  created_at: Instant
}

/** A sign-in that is under way at a provider, or an answer of the provider that waits for the owner's consent (S24). */
export interface OidcAttemptsTable {
  /** The hash of the request's state, or of a random token. */
  id: string
  /** SHA-256 of the token in the cookie of the browser that began it. */
  browser_hash: string
  step: 'asked' | 'answered'
  /** JSON: nonce, PKCE verifier, and where to go; or who the provider says it is. */
  sealed: string
  created_at: Instant
  expires_at: Instant
}

export interface ApiKeysTable {
  id: string
  host_id: string
  name: string
  key_hash: string
  /** The first characters, so that its owner can distinguish keys. */
  hint: string
  /** `ApiScope[]` of app/accounts/api-scopes.ts. */
  scopes: Json
  /** Null: valid until revoked. */
  expires_at: Instant | null
  created_at: Instant
  last_used_at: Instant | null
  revoked_at: Instant | null
}
