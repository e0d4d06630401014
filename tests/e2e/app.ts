import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { connect } from '#db/connection'
import type { Db } from '#db/schema'
import { freePort } from '#tests/setup/free-port'
import { startSimulatedWorld } from '#tests/setup/simulated-world'
import { onRealTime } from '#tests/setup/test-clock'
import { type QuirksServer, startCaldavSimulator } from '#tests/simulators/caldav/simulator'
import type { GoogleSimulator } from '#tests/simulators/google/server'
import type { GotoSimulator } from '#tests/simulators/goto/server'
import type { MailCatcher } from '#tests/simulators/mail/catcher'
import type { MicrosoftSimulator } from '#tests/simulators/microsoft/server'
import { createHostByOperator } from '~/accounts/create-host.server'
import { parseEnv } from '~/env.server'

export interface RunningApp {
  url: string
  goto: GotoSimulator
  google: GoogleSimulator
  microsoft: MicrosoftSimulator
  caldav: QuirksServer
  mail: MailCatcher
  /** As `npm run user -- create` does, in the database of the running app. */
  /** The database of the running app, for what only time would bring about. */
  db: Db
  createHost(handle: string, name?: string): Promise<{ id: string; apiToken: string; setPasswordUrl: string }>
}

/**
 * The process that `npm start` runs, on a separate port, with the simulators behind it.
 *
 * Clock: this process, the servers and the commands that it starts run on the tests' clock (`tests/setup/shifted-clock.mjs`, TEST_NOW),
 * and so do the pages of every browser context. `Date.now()` in a test is that time. It passes as usual.
 */
export const test = base.extend<{ quiet: undefined }, { app: RunningApp; environment: Record<string, string> }>({
  /** What a file wants otherwise for its app. */
  environment: [{}, { option: true, scope: 'worker' }],
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await newContext(options)
        const time = Date.now()
        await onRealTime(() => context.clock.install({ time }))
        return context
      }
      await use(browser)
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ environment }, use) => {
      const app = await startApp(environment)
      await use(app)
      await app.stop()
    },
    { scope: 'worker' },
  ],
  /** No page may complain in the console or send a request to another server. */
  quiet: [
    async ({ page, app }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // A refused form is a 4xx on purpose, and browsers log every such response.
        const isAnswer = message.text().startsWith('Failed to load resource')
        // Remix says so when a click interrupts a navigation whose response is being read, such as the one to the browser's zone.
        const isOvertaken = message.text().startsWith('AbortError: signal is aborted without reason')
        if (message.type() === 'error' && !isAnswer && !isOvertaken) complaints.push(message.text())
      })
      page.on('request', (request) => {
        const { origin } = new URL(request.url())
        const allowed = [app.url, app.goto.url, app.google.url, app.microsoft.url, app.mail.webUrl, 'null']
        if (!allowed.includes(origin)) complaints.push(`asked ${origin}`)
      })
      await use(undefined)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** WCAG 2.2 AA as far as a program can check, and no horizontal scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour in the middle of its transition is not read by people.
  await page.evaluate(async () => {
    const ends = (animation: Animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime)
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map(({ finished }) => finished),
    )
  })
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // Otherwise the results of the frames are put together on another page, which costs more than finding them; the mode differs in
  // nothing but frames of other origins.
  const isWithoutFrames = page.frames().length === 1
  // Nobody reads what passed; to describe each element of it took longer than the rules.
  const onlyViolations = { resultTypes: ['violations' as const] }
  const axe = new AxeBuilder({ page }).setLegacyMode(isWithoutFrames).options(onlyViolations).withTags(tags)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, `on ${page.url()}`).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, `sideways on ${page.url()}`).toBeLessThanOrEqual(0)
}

export async function signUp(page: Page, app: RunningApp, person: { name: string; email: string }): Promise<void> {
  await page.goto(`${app.url}/sign-up`)
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill('three pears on a shelf')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  const mail = await app.mail.waitFor(({ envelope }) => envelope.to.includes(person.email))
  await page.goto(/https?:\/\/\S+\/verify-email\S+/.exec(mail.parsed.text ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('heading', { name: 'Upcoming bookings', level: 1 })).toBeVisible()
}

export async function connectGoto(page: Page): Promise<void> {
  // As people come: from another page of the admin, without a new document in between.
  await page.getByRole('link', { name: 'GoTo', exact: true }).click()
  await page.getByRole('button', { name: 'Connect GoTo' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('Connected as dana@goto.example')).toBeVisible()
}

async function startApp(environment: Record<string, string>): Promise<RunningApp & { stop(): Promise<void> }> {
  const url = `http://localhost:${await freePort()}`
  const folder = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
  const world = await startSimulatedWorld({ appUrl: url, databaseUrl: `file:${join(folder, 'foyer.db')}` })
  const caldav = await startCaldavSimulator()
  const { goto, google, microsoft, mail } = world
  const configuration = parseEnv(world.environment)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const env = {
    ...process.env,
    ...world.environment,
    NODE_ENV: 'production' as const,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
    // The CRM of the sales story and the CalDAV server are on loopback.
    OUTBOUND_ALLOW_PRIVATE: '1',
    ...environment,
  }
  const server = spawn('node', ['build/process/start.js'], { env, stdio: 'inherit' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error('The app did not start')
    await pause(100)
  }
  const connection = connect(world.environment.DATABASE_URL ?? '')
  return {
    url,
    goto,
    google,
    microsoft,
    caldav,
    mail,
    db: connection.db,
    async createHost(handle, name = 'Dana Example') {
      const host = { email: `${handle}@example.com`, name, handle, timeZone: 'Europe/Zurich' }
      const created = await createHostByOperator({ db: connection.db, env: configuration.env }, host, Date.now())
      if (!created.ok) throw new Error(`${handle}: ${created.reason}`)
      return created
    },
    async stop() {
      server.kill('SIGTERM')
      await ended
      await connection.close()
      caldav.stop()
      await world.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
