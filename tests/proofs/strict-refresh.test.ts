import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection'
import { aHost, aHouse } from '#tests/setup/test-house'
import { createTokenKeeper } from '~/goto/tokens.server'
import { FULL } from './fleet'

const ROUNDS = FULL ? 100 : 10
const JOBS = 50
const KEEPERS = 4
const HOUR_MS = 3_600_000

it(`T1, T2, T4: ${JOBS} jobs over ${KEEPERS} token keepers with connections of their own, ${ROUNDS} rounds: one refresh a round, and nobody shows a spent token`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-refresh-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const house = await aHouse({ environment: { DATABASE_URL: `file:${join(folder, 'foyer.db')}` } })
  const host = await aHost(house)
  house.goto.state.refreshStyle = 'strict'
  const { env, keyring } = house.services
  const connections = Array.from({ length: KEEPERS }, () => connect(env.DATABASE_URL))
  const client = {
    authUrl: env.GOTO_AUTH_URL,
    clientId: env.GOTO_CLIENT_ID ?? '',
    clientSecret: env.GOTO_CLIENT_SECRET ?? '',
    redirectUri: `${env.APP_URL}/goto/callback`,
    scope: undefined,
  }
  try {
    const keepers = connections.map(({ db }) =>
      createTokenKeeper({ db, keyring, client, timeouts: { connectMs: 5_000, totalMs: 15_000 }, clock: Date.now }),
    )
    for (let round = 0; round < ROUNDS; round++) {
      await house.services.db
        .updateTable('goto_connections')
        .set({ access_expires_at: Date.now() - HOUR_MS })
        .execute()
      const before = refreshes()
      const tokens = await Promise.all(
        Array.from({ length: JOBS }, (_, job) => keepers[job % KEEPERS]?.accessToken(host.id)),
      )
      expect(refreshes() - before).toBe(1)
      expect(new Set(tokens.map((token) => (token?.ok ? token.accessToken : token?.reason))).size).toBe(1)
      expect(tokens.every((token) => token?.ok)).toBe(true)
    }
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
  } finally {
    await Promise.all(connections.map(({ close }) => close()))
  }

  function refreshes(): number {
    return house.goto.state.ledger.filter(({ path }) => path === '/oauth/token').length
  }
}, 300_000)
