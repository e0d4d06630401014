import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type SimulatedWorld, startSimulatedWorld } from '#tests/setup/simulated-world'
import { type QuirksServer, startCaldavSimulator } from '#tests/simulators/caldav/simulator'
import { type DnsSimulator, RELAY_VARIABLES, startDnsSimulator } from '#tests/simulators/dns/server'
import { parseEnv } from '~/env.server'
import { createLog } from '~/http/log.server'
import { createApp } from '~/process/create-app.server'
import { DEMO_HOST, DEMO_TEAM, seedDemo } from './seed'
import { seedCalendars } from './seed-calendars'
import { type DemoTime, seedPast } from './seed-past'
import { startWidgetSite } from './widget-site'

const READY_WITHIN_MS = 60_000
/** The simulated CalDAV server has an address that a host types, so it meets the rules for those. */
const REACHES_LOOPBACK = { OUTBOUND_ALLOW_PRIVATE: '1' }

/**
 * `npm run demo`: a seeded database, a simulated GoTo, simulated calendars and a mail catcher, used by the very process that `npm start` runs; only its
 * environment differs. With `--hot` the pages are rebuilt when their sources change (`npm run dev`).
 */
async function demo(): Promise<void> {
  const port = Number(process.env.PORT ?? 3000)
  const appUrl = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'foyer-demo-'))
  const world = await startSimulatedWorld({
    appUrl,
    databaseUrl: `file:${join(folder, 'foyer.db')}`,
    inboxPort: Number(process.env.INBOX_PORT ?? 0),
  })
  const { goto, google, microsoft, mail } = world
  const caldav = await startCaldavSimulator()
  const site = await startWidgetSite({
    host: appUrl,
    page: `/${DEMO_HOST.handle}/intro-call`,
    port: Number(process.env.WIDGET_PORT ?? 0),
  })
  const dns = await startDnsSimulator()
  const relay = { ...RELAY_VARIABLES, DNS_SERVERS: dns.address }
  const environment = {
    ...world.environment,
    ...relay,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ...REACHES_LOOPBACK,
  }
  await seed(environment, { ...world, caldav, dns })

  const server = process.argv.includes('--hot')
    ? spawn('tsx', ['app/process/start-hot.ts'], { stdio: 'inherit', env: { ...process.env, ...environment } })
    : spawn('node', ['build/process/start.js'], { stdio: 'inherit', env: { ...process.env, ...environment } })
  const stop = async () => {
    server.kill('SIGTERM')
    await ended(server)
    await site.stop()
    await world.stop()
    await dns.stop()
    caldav.stop()
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  server.once('exit', (code) => process.exit(code ?? 1))
  await ready(`${appUrl}/readyz`, server)
  console.log(`
  Foyer is open.

  Public booking link  ${appUrl}/${DEMO_HOST.handle}/intro-call
  A team’s page        ${appUrl}/${DEMO_TEAM}
  Admin link           ${appUrl}/sign-in?email=${encodeURIComponent(DEMO_HOST.email)}
                       sign in with ${DEMO_HOST.email} and the password: ${DEMO_HOST.password}
  Inbox                ${mail.webUrl}
  Widget demo          ${site.url}
  Simulated GoTo       ${goto.url}
  Simulated calendars  Google ${google.url}, Microsoft ${microsoft.url}, CalDAV ${caldav.url} (${caldav.username}, ${caldav.password})

  Everything is made up and is gone when you stop it with Ctrl+C.
`)
}

async function seed(
  environment: Record<string, string>,
  world: SimulatedWorld & { caldav: QuirksServer; dns: DnsSimulator },
): Promise<void> {
  const configuration = parseEnv(environment)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const time: DemoTime = { now: Date.now() }
  const clock = () => time.now
  world.goto.state.clock = clock
  const log = createLog({ LOG_LEVEL: 'warn' })
  const app = await createApp(configuration.env, log, { clock, elapsed: () => performance.now() })
  const accountKey = world.goto.state.accounts[0]?.key ?? ''
  const hostId = await seedDemo(app.services, accountKey, (id) => seedPast(app, world, id, time))
  world.goto.state.clock = Date.now
  await seedCalendars(app.services, hostId, world)
  await app.close()
}

/** Asks only while our own process lives: another one may respond on the same port. */
async function ready(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  await pause(500)
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await pause(100)
  }
  throw new Error(`The server did not become ready within ${READY_WITHIN_MS / 1000} s`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

await demo()
