import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { personOnCaldav } from '#tests/simulators/caldav/person-on-caldav'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { parseEnv } from '~/env.server'
import { createApp } from '~/process/create-app.server'
import { systemElapsed } from '~/time/system-time'
import { connectServer, REACHES_LOOPBACK } from './calendars'

const ROUND_MS = 15_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Providers cannot call it, so nothing is announced and everything has to be asked for. */
const UNREACHABLE = 'https://localhost:9'

it.each([
  ['google', true, 150_000],
  ['microsoft', true, 150_000],
  ['caldav', true, 150_000],
  ['google', false, 15 * MINUTE_MS],
  ['microsoft', false, 15 * MINUTE_MS],
  ['caldav', false, 15 * MINUTE_MS],
] as const)(
  'an event at %s blocks its time when nothing is announced (page in use: %s, within %i ms)',
  async (...given) => {
    const [kind, viewed, within] = given
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const person = kind === 'caldav' ? personOnCaldav(server, host.email) : app[kind].person
    if (kind === 'caldav') await connectServer(app, host, server)
    else {
      const accountKey = app[kind].state.accounts[0]?.key ?? ''
      await connectCalendar(app.services, { hostId: host.id, kind, accountKey })
    }
    const configuration = parseEnv({ ...app.variables, APP_URL: UNREACHABLE })
    if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
    let now = Date.now()
    const time = { clock: () => now, elapsed: systemElapsed }
    const process = await createApp(configuration.env, pino({ level: 'silent' }), time)
    onTestFinished(() => process.close())
    const { busy, db } = process.services
    await busy.round()

    const start = Math.ceil(now / HOUR_MS) * HOUR_MS + 48 * HOUR_MS
    person.add({ start, end: start + HOUR_MS })
    const added = now
    const blocked = () => db.selectFrom('busy_intervals').select('id').where('starts_at', '=', start).execute()
    while ((await blocked()).length === 0 && now - added <= within) {
      now += ROUND_MS
      if (viewed) busy.markViewed(host.id)
      await busy.round()
    }
    expect(await blocked()).toHaveLength(1)
    expect(now - added).toBeLessThanOrEqual(within)
  },
)
