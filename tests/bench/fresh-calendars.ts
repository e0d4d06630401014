import { pino } from 'pino'
import { findCalendarsOfAccount } from '#db/queries/calendars'
import { chooseBlockingCalendars } from '~/calendars/change-calendars.server'
import { type NewGrant, saveCalendarAccount } from '~/calendars/connect-account.server'
import { parseEnv } from '~/env.server'
import { type App, createApp } from '~/process/create-app.server'
import { systemElapsed } from '~/time/system-time'
import { buildApp, end, startHelper } from './apps'
import { copyHosts } from './seed'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const HOSTS = 1_000
const CALENDARS = ['a', 'b', 'c']
/** One page in so many is being looked at. */
const VIEWED_EVERY = 10
const ROUND_MS = 15_000
const MEASURED_MS = 16 * MINUTE_MS
const WARM_UP_MS = 16 * MINUTE_MS
/** https://developers.google.com/workspace/calendar/api/guides/quota: per minute for a project, and for a user of it. */
const GOOGLE_QUOTA = { project: 10_000, user: 600 }
/** https://learn.microsoft.com/en-us/graph/throttling-limits#outlook-service-limits: for a mailbox in ten minutes, and at one time. */
const MICROSOFT_QUOTA = { mailbox: 10_000, atOnce: 4 }

/** One process keeps the calendars of a thousand hosts fresh, on a clock that goes as fast as the machine can. */
async function measure(folder: string): Promise<string[][]> {
  const built = await buildApp(folder)
  copyHosts(built.file, built.hostIds[0] ?? '', HOSTS)
  const providers = await startHelper('calendar-providers.ts')
  const address = `http://127.0.0.1:${providers.port}`
  const clock = { now: Date.now() }
  const app = await openApp({ ...built.variables, ...providerSettings(address) }, () => clock.now)
  try {
    const hosts = Array.from({ length: HOSTS }, (_, index) => `hst_${index + 1}`)
    for (const [index, hostId] of hosts.entries()) await connectAccount(app, address, { hostId, index }, clock.now)
    const viewed = hosts.filter((_, index) => index % VIEWED_EVERY === 0)
    await live(app, clock, { viewed, forMs: WARM_UP_MS, each: async () => {} })
    const seen = { google: 0, microsoft: 0, mostOfAccount: 0, mostAtOnce: 0, oldestViewed: 0, oldestOther: 0 }
    const take = async () => {
      const counts = (await (await fetch(`${address}/counts`)).json()) as typeof seen
      for (const name of ['google', 'microsoft', 'mostOfAccount', 'mostAtOnce'] as const)
        seen[name] = Math.max(seen[name], counts[name])
    }
    const age = async () => {
      const ages = await agesOf(app, viewed, clock.now)
      seen.oldestViewed = Math.max(seen.oldestViewed, ages.viewed)
      seen.oldestOther = Math.max(seen.oldestOther, ages.other)
    }
    await fetch(`${address}/counts`)
    const cpu = await live(app, clock, { viewed, forMs: MEASURED_MS, each: take, look: age })
    const share = cpu / MEASURED_MS
    return [
      [`the calendars of ${HOSTS.toLocaleString('en')} hosts, ${CALENDARS.length} each, kept fresh by one process`],
      [
        '  CPU time in a minute, to a minute of one core',
        `${(share * 60).toFixed(2)} s`,
        '60 s',
        share.toFixed(3),
        '≤ 0.3',
      ],
      ['  oldest on pages that are looked at', `${Math.round(seen.oldestViewed / 1_000)} s`, '', '', '≤ 120 s'],
      ['  oldest on other pages', `${(seen.oldestOther / MINUTE_MS).toFixed(1)} min`, '', '', '≤ 15 min'],
      ['  requests in a minute at Google, of its quota for us', `${seen.google}`, `${GOOGLE_QUOTA.project}`, '', '≤ 1'],
      ['  requests in a minute for one account', `${seen.mostOfAccount}`, `${GOOGLE_QUOTA.user}`, '', '≤ 1'],
      [
        '  ten minutes of them, of Microsoft’s quota',
        `${seen.mostOfAccount * 10}`,
        `${MICROSOFT_QUOTA.mailbox}`,
        '',
        '≤ 1',
      ],
      ['  at one time for one account', `${seen.mostAtOnce}`, `${MICROSOFT_QUOTA.atOnce}`, '', '≤ 1'],
    ]
  } finally {
    await app.close()
    await end(providers.process)
  }
}

async function openApp(variables: Record<string, string>, clock: () => number): Promise<App> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  return createApp(configuration.env, pino({ level: 'error' }), { clock, elapsed: systemElapsed })
}

function providerSettings(address: string): Record<string, string> {
  return {
    ...{
      GOOGLE_CLIENT_ID: 'client',
      GOOGLE_CLIENT_SECRET: 'secret',
      GOOGLE_API_URL: address,
      GOOGLE_TOKEN_URL: address,
    },
    ...{ GOOGLE_AUTH_URL: `${address}/auth`, MICROSOFT_CLIENT_ID: 'client', MICROSOFT_CLIENT_SECRET: 'secret' },
    ...{ MICROSOFT_API_URL: address, MICROSOFT_AUTH_URL: address, OUTBOUND_ALLOW_PRIVATE: '1' },
  }
}

/** A third of the hosts at each provider. */
async function connectAccount(
  { services }: App,
  address: string,
  { hostId, index }: { hostId: string; index: number },
  now: number,
): Promise<void> {
  const person = `person-${index}`
  const provider = (['google', 'microsoft', 'caldav'] as const)[index % 3] ?? 'caldav'
  const tokens = { accessToken: `of ${person}`, refreshToken: 'r', expiresInMs: 30 * DAY_MS, scope: null }
  const grant: NewGrant =
    provider === 'caldav'
      ? { kind: 'password', serverUrl: `${address}/dav/`, username: person, password: 'secret' }
      : { kind: 'token', provider, tokens }
  const calendars = CALENDARS.map((name) => ({
    remoteId: provider === 'caldav' ? `${address}/dav/${person}-${name}/` : `${person}-${name}`,
    ...{ name, timeZone: 'Europe/Zurich', writable: true, primary: name === 'a' },
  }))
  const account = { accountKey: person, name: person }
  const saved = await saveCalendarAccount(services, hostId, { account, calendars, grant }, now)
  if (!saved.ok) throw new Error(saved.reason)
  const rows = await findCalendarsOfAccount(services.db, hostId, saved.accountId)
  await chooseBlockingCalendars(services, hostId, saved.accountId, new Set(rows.map(({ id }) => id)), now)
}

/** @returns CPU time in ms */
async function live(
  { services: { busy } }: App,
  clock: { now: number },
  options: { viewed: string[]; forMs: number; each: () => Promise<void>; look?: () => Promise<void> },
): Promise<number> {
  const { viewed, forMs, each, look } = options
  const until = clock.now + forMs
  let cpu = 0
  for (let round = 0; clock.now < until; round++) {
    await look?.()
    const before = process.cpuUsage()
    for (const hostId of viewed) if ((round + Number(hostId.slice(4))) % 8 === 0) busy.markViewed(hostId)
    await busy.round()
    const { user, system } = process.cpuUsage(before)
    cpu += (user + system) / 1_000
    clock.now += ROUND_MS
    if (round % (MINUTE_MS / ROUND_MS) === 0) await each()
  }
  return cpu
}

async function agesOf({ services: { db } }: App, viewed: string[], now: number) {
  const rows = await db.selectFrom('calendar_accounts').select(['host_id', 'checked_at', 'error']).execute()
  const failed = rows.find(({ error }) => error !== null)
  if (failed) throw new Error(`an account failed: ${failed.error}`)
  const isViewed = new Set(viewed)
  const oldest = (of: boolean) =>
    Math.max(...rows.filter((row) => isViewed.has(row.host_id) === of).map((row) => now - (row.checked_at ?? 0)))
  return { viewed: oldest(true), other: oldest(false) }
}

process.stdout.write(JSON.stringify(await measure(process.argv[2] ?? '')))
