import type { Db } from '../schema'

/** A sealed text and the context with which it must open. */
export interface SealedValue {
  place: string
  sealed: string
  context: string
  /** SHA-256 of the opened text, if it is stored beside it. */
  hash?: string
}

const BATCH = 500

/** Every sealed text of the database, a few hundred at a time. */
export async function* findSealedValues(db: Db): AsyncGenerator<SealedValue> {
  for (const { id, host_id, access_token, refresh_token } of await db
    .selectFrom('goto_connections')
    .select(['id', 'host_id', 'access_token', 'refresh_token'])
    .execute())
    for (const sealed of [access_token, refresh_token])
      yield { place: `goto connection ${id}`, sealed, context: `goto-token:${host_id}:${id}` }
  for (const { id, host_id, secret, previous_secret, url } of await db
    .selectFrom('webhooks')
    .select(['id', 'host_id', 'secret', 'previous_secret', 'url'])
    .execute()) {
    for (const sealed of [secret, previous_secret])
      if (sealed !== null) yield { place: `webhook ${id}`, sealed, context: `webhook-secret:${host_id}:${id}` }
    yield { place: `address of webhook ${id}`, sealed: url, context: `webhook-url:${host_id}:${id}` }
  }
  for (const { id, host_id, url } of await db.selectFrom('calendar_feeds').select(['id', 'host_id', 'url']).execute())
    yield { place: `calendar feed ${id}`, sealed: url, context: `calendar-feed:${host_id}:${id}` }
  yield* findSealedInCalendars(db)
  for (const { host_id, secret, secret_hash } of await db
    .selectFrom('subscribe_feeds')
    .select(['host_id', 'secret', 'secret_hash'])
    .execute())
    yield {
      place: `subscribe feed of ${host_id}`,
      sealed: secret,
      context: `subscribe-feed:${host_id}`,
      hash: secret_hash,
    }
  for (const { id, host_id, headers, requests } of await db
    .selectFrom('connectors')
    .select(['id', 'host_id', 'headers', 'requests'])
    .execute()) {
    yield { place: `connector ${id}`, sealed: headers, context: `connector-headers:${host_id}:${id}` }
    yield { place: `addresses of connector ${id}`, sealed: requests, context: `connector-requests:${host_id}:${id}` }
  }
  for (const { key_hash, booking_id, answer } of await db
    .selectFrom('idempotency_keys')
    .select(['key_hash', 'booking_id', 'answer'])
    .where('answer', 'is not', null)
    .execute())
    yield {
      place: `idempotency key ${key_hash.slice(0, 12)}`,
      sealed: answer ?? '',
      context: `api-answer:${booking_id}`,
    }
  for (const { state_hash, host_id, code_verifier } of await db
    .selectFrom('goto_authorizations')
    .select(['state_hash', 'host_id', 'code_verifier'])
    .execute())
    yield {
      place: `GoTo consent ${state_hash.slice(0, 12)}`,
      sealed: code_verifier,
      context: `goto-verifier:${host_id}`,
    }
  for (const { id, sealed } of await db.selectFrom('oidc_attempts').select(['id', 'sealed']).execute())
    yield { place: `sign-in by provider ${id.slice(0, 12)}`, sealed, context: `oidc-attempt:${id}` }
  for (const { id, host_id, secret } of await db
    .selectFrom('authenticator_apps')
    .select(['id', 'host_id', 'secret'])
    .execute())
    yield { place: `authenticator app ${id}`, sealed: secret, context: `authenticator-app:${host_id}:${id}` }
  for (const { id, session_id_hash, sealed } of await db
    .selectFrom('held_forms')
    .select(['id', 'session_id_hash', 'sealed'])
    .execute())
    yield { place: `held form ${id}`, sealed, context: `held-form:${session_id_hash}:${id}` }
  yield* findSealedInJobs(db)
  for (const { booking_id, recording } of await db
    .selectFrom('meeting_outcomes')
    .select(['booking_id', 'recording'])
    .where('recording', 'is not', null)
    .execute())
    yield { place: `recording of ${booking_id}`, sealed: recording ?? '', context: `recording:${booking_id}` }
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('bookings')
      .select(['id', 'manage_token', 'manage_token_hash'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const { id, manage_token, manage_token_hash } of rows)
      yield {
        place: `manage link of ${id}`,
        sealed: manage_token,
        context: `manage-token:${id}`,
        hash: manage_token_hash,
      }
    if (rows.length < BATCH) return
    last = rows.at(-1)?.id ?? ''
  }
}

async function* findSealedInCalendars(db: Db): AsyncGenerator<SealedValue> {
  for (const { id, host_id, provider, access_token, refresh_token, password } of await db
    .selectFrom('calendar_accounts')
    .select(['id', 'host_id', 'provider', 'access_token', 'refresh_token', 'password'])
    .execute()) {
    const place = `calendar account ${id}`
    for (const sealed of [access_token, refresh_token])
      if (sealed !== null) yield { place, sealed, context: `${provider}-token:${host_id}:${id}` }
    if (password !== null) yield { place, sealed: password, context: `caldav-password:${host_id}:${id}` }
  }
  for (const { id, host_id, secret } of await db
    .selectFrom('calendar_channels')
    .select(['id', 'host_id', 'secret'])
    .execute())
    yield { place: `calendar channel ${id}`, sealed: secret, context: `calendar-channel:${host_id}:${id}` }
  for (const { state_hash, provider, host_id, code_verifier } of await db
    .selectFrom('calendar_authorizations')
    .select(['state_hash', 'provider', 'host_id', 'code_verifier'])
    .execute())
    yield {
      place: `calendar consent ${state_hash.slice(0, 12)}`,
      sealed: code_verifier,
      context: `${provider}-verifier:${host_id}`,
    }
}

/**
 * Links in mails that are still to be sent, or may be sent again. Sent ones are kept for a while, but their key may be removed.
 */
async function* findSealedInJobs(db: Db): AsyncGenerator<SealedValue> {
  for (const { id, host_id, payload } of await db
    .selectFrom('jobs')
    .select(['id', 'host_id', 'payload'])
    .where('kind', '=', 'account-mail')
    .where('state', 'in', ['queued', 'waiting', 'failed'])
    .execute()) {
    const { sealedUrl } = JSON.parse(payload) as { sealedUrl?: string }
    if (sealedUrl !== undefined)
      yield { place: `link in job ${id}`, sealed: sealedUrl, context: `account-mail:${host_id}` }
  }
}
