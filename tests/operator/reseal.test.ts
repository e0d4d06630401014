import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findSealedValues } from '#db/queries/sealed-values'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { addFeed } from '~/busy/save-feed.server'
import { renewSubscribeAddress } from '~/invites/outgoing-feed.server'
import { checkSecrets } from '~/operator/checks/check-secrets'
import { countOldValues, resealOldValues } from '~/operator/reseal.server'
import { Keyring } from '~/security/sealed-text.server'

const NEW = 'the new secret of these tests, 32 letters and more'
/** They end by themselves within minutes or days. */
const SHORT = /^(goto-verifier|google-verifier|microsoft-verifier|oidc-attempt|account-mail|held-form):/

/** As the source writes it. */
const PROVIDER = `$\{provider}`

describe('changing APP_SECRET while the service runs (T6)', () => {
  it('seals everything that lasts again under the first secret, and doctor says when the old one can go', async () => {
    const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const { db } = app.services
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    const key = { 'Idempotency-Key': 'one' }
    const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    expect((await callApi(app, host, 'POST', '/bookings', booking, key)).status).toBe(201)
    const hook = { url: 'http://localhost:9/hook', events: ['booking.created'] }
    expect((await callApi(app, host, 'POST', '/webhooks', hook)).status).toBe(201)
    const feed = { url: 'http://localhost:9/basic.ics', allDayBlocks: true, staleBlocks: true }
    await addFeed(app.services, host.id, feed, Date.now())
    await renewSubscribeAddress(app.services, host.id, Date.now())
    await app.settled()

    const both = new Keyring([NEW, ...app.env.APP_SECRET])
    const values = async () => {
      const found = []
      for await (const value of findSealedValues(db)) found.push(value)
      return found
    }
    const texts = async (keyring: Keyring) =>
      (await values()).map(({ place, sealed, context }) => `${place} ${keyring.open(sealed, context)}`).sort()
    const before = await texts(both)
    expect(before.length).toBeGreaterThan(6)
    const env = { ...app.env, APP_SECRET: [NEW, ...app.env.APP_SECRET] }
    expect((await checkSecrets(env))[0]?.text).toMatch(/^\d+ stored values still need an older secret/)

    expect(await resealOldValues(db, both)).toBe(before.length)
    expect(await texts(new Keyring([NEW]))).toEqual(before)
    expect(await countOldValues(db, both)).toBe(0)
    expect((await checkSecrets(env))[0]?.text).toContain('they can go')
    expect(await checkSecrets({ ...app.env, APP_SECRET: [NEW] })).toEqual([])
    expect(await resealOldValues(db, both)).toBe(0)
  })

  it('knows the place of every kind of sealed text that lasts', async () => {
    const source = readFileSync('db/queries/sealed-values.ts', 'utf8')
    const contexts = [...source.matchAll(/`((?:\$\{provider\}|[a-z-]+)-?[a-z]*):\$\{/g)].map(([, name = '']) => name)
    const kinds = contexts.flatMap((name) =>
      name.startsWith(PROVIDER) ? ['google', 'microsoft'].map((kind) => name.replace(PROVIDER, kind)) : [name],
    )
    const places = readFileSync('db/queries/reseal-values.ts', 'utf8')
    const unknown = kinds.filter(
      (kind) => !SHORT.test(`${kind}:`) && !new RegExp(`^ {2}'?${kind}'?: \\{`, 'm').test(places),
    )
    expect(kinds.length).toBeGreaterThan(10)
    expect(unknown).toEqual([])
  })
})
