import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { connect } from '#db/connection'
import { fetchPackage } from '#tests/setup/fetch-package'
import { findBrowser } from '#tests/setup/find-browser'
import { freePort } from '#tests/setup/free-port'
import { startSession } from '~/accounts/session.server'
import { type BenchApp, buildApp, end, serve } from './apps'

/**
 * 176 MB with its dependencies, a fifth of all that `npm ci` installs, and nothing else needs it: it is fetched when this runs. Apache-2.0.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0'
const FETCH_WITHIN_MS = 300_000
/** The zone of the visitor's browser is the host's; a visitor elsewhere is one of the pages without a goal. */
const ZONE = 'Europe/Zurich'
const OTHER_ZONE = 'America/New_York'
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const LEAST_SCORE = 99
const MAX_LAYOUT_SHIFT = 0
const MAX_BLOCKING_MS = 20
const MAX_TRIES = 3

interface Page {
  name: string
  path: string
  /** Whether it must reach the goal; others are printed beside. */
  isGoal: boolean
  cookie?: string
  zone?: string
}

interface Audit {
  score: number | null
  title: string
  numericValue?: number
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
  runtimeError?: { message: string }
}

type RunLighthouse = (url: string, flags: object) => Promise<{ lhr: Report } | undefined>

interface Figures {
  scores: number[]
  layoutShift: number
  blockingMs: number
  largestPaintMs: number
  /** Titles of audits that cost points. */
  below: string[]
}

/**
 * `npm run lighthouse`: the built app with a host, free times and a booking, as Lighthouse's phone sees it (mobile preset: a slow network and
 * a slow processor, simulated). Fails below the goal. `--runs 5` visits each page with a goal five times; the usual is three.
 *
 * Chromium takes http on localhost for a secure origin, so that nothing is lost by not being https.
 */
async function measurePages(runs: number): Promise<boolean> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium: install one, then run this again.')
  const fetched = fetchPackage(LIGHTHOUSE, FETCH_WITHIN_MS)
  if (!fetched.ok) throw new Error(fetched.reason)
  const folder = mkdtempSync(join(tmpdir(), 'foyer-lighthouse-'))
  const app = await buildApp(folder)
  const server = await serve(app)
  try {
    const entry = pathToFileURL(join(fetched.folder, 'node_modules', 'lighthouse', 'core', 'index.js')).href
    const { default: lighthouse } = (await import(entry)) as { default: RunLighthouse }
    let reached = true
    for (const page of await pagesOf(app)) {
      const figures = await measurePage(lighthouse, executablePath, app.url, page, runs)
      const ok = reachesGoal(figures)
      console.info(lineOf(page, figures, ok))
      if (page.isGoal || !ok) for (const title of figures.below) console.info(`      below: ${title}`)
      reached &&= ok || !page.isGoal
    }
    console.info(
      `Goal: ${CATEGORIES.join(', ')} ≥ ${LEAST_SCORE}, layout shift ${MAX_LAYOUT_SHIFT}, blocking ≤ ${MAX_BLOCKING_MS} ms: ${reached ? 'reached' : 'missed'}.`,
    )
    return reached
  } finally {
    await end(server)
    fetched.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pagesOf(app: BenchApp): Promise<Page[]> {
  const { start, manage } = await bookOne(app)
  const cookie = await signIn(app)
  const admin = (name: string, path: string): Page => ({ name, path, isGoal: false, cookie })
  return [
    { name: 'host page', path: '/dana', isGoal: true },
    { name: 'booking page', path: '/dana/intro-call', isGoal: true },
    { name: 'details', path: `/dana/intro-call/book?start=${start}`, isGoal: true },
    { name: 'outcome', path: manage, isGoal: true },
    { name: 'booking page from another zone', path: '/dana/intro-call', isGoal: false, zone: OTHER_ZONE },
    { name: 'landing page', path: '/', isGoal: false },
    admin('admin: bookings', '/admin/bookings'),
    admin('admin: event types', '/admin/event-types'),
    admin('admin: availability', '/admin/availability'),
  ]
}

/** The best visit counts, because whatever else the machine does only adds to a time; of what may not happen at all, the worst. */
async function measurePage(
  lighthouse: RunLighthouse,
  executablePath: string,
  url: string,
  page: Page,
  runs: number,
): Promise<Figures> {
  const headers = page.cookie ? { Cookie: page.cookie } : undefined
  // The first requests warm the server up.
  for (let times = 0; times < 3; times++) await (await fetch(url + page.path, { headers })).text()
  const visits: Figures[] = []
  for (let run = 0; run < (page.isGoal ? runs : 1); run++)
    visits.push(figuresOf(await visit(lighthouse, executablePath, url, page)))
  visits.sort((a, b) => (b.scores[0] ?? 0) - (a.scores[0] ?? 0) || a.blockingMs - b.blockingMs)
  const [best] = visits
  if (!best) throw new Error('At least one visit is needed')
  return {
    ...best,
    scores: best.scores.map((score, index) =>
      index === 0 ? score : Math.min(...visits.map(({ scores }) => scores[index] ?? Number.NaN)),
    ),
    layoutShift: Math.max(...visits.map(({ layoutShift }) => layoutShift)),
    below: [...new Set(visits.flatMap(({ below }) => below))],
  }
}

/** In a new browser: nothing is cached. Lighthouse itself asks to run it again when a trace was not recorded. */
async function visit(
  lighthouse: RunLighthouse,
  executablePath: string,
  url: string,
  { path, cookie, zone = ZONE }: Page,
): Promise<Report> {
  let problem = 'no report'
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const port = await freePort()
    const args = [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    const browser = await chromium.launch({ executablePath, args, env: { ...process.env, TZ: zone } })
    try {
      const headers = cookie ? { extraHeaders: { Cookie: cookie } } : {}
      const result = await lighthouse(url + path, { port, logLevel: 'error', onlyCategories: CATEGORIES, ...headers })
      if (result && !result.lhr.runtimeError) return result.lhr
      problem = result?.lhr.runtimeError?.message ?? problem
    } finally {
      await browser.close()
    }
  }
  throw new Error(`${path}: ${problem}`)
}

function figuresOf({ categories, audits }: Report): Figures {
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN
  const refs = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
  const counted = refs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id])
  return {
    scores: CATEGORIES.map((category) => Math.round((categories[category]?.score ?? Number.NaN) * 100)),
    layoutShift: value('cumulative-layout-shift'),
    blockingMs: value('total-blocking-time'),
    largestPaintMs: value('largest-contentful-paint'),
    below: counted.flatMap((audit) => (audit && audit.score !== null && audit.score < 0.9 ? [audit.title] : [])),
  }
}

function reachesGoal({ scores, layoutShift, blockingMs }: Figures): boolean {
  return (
    scores.every((score) => score >= LEAST_SCORE) && layoutShift <= MAX_LAYOUT_SHIFT && blockingMs <= MAX_BLOCKING_MS
  )
}

function lineOf({ name, isGoal }: Page, { scores, layoutShift, blockingMs, largestPaintMs }: Figures, ok: boolean) {
  const named = CATEGORIES.map((category, index) => `${category} ${scores[index]}`).join(', ')
  const times = `layout shift ${layoutShift.toFixed(3)}, blocking ${Math.round(blockingMs)} ms, largest paint ${Math.round(largestPaintMs)} ms`
  return `${(isGoal ? (ok ? 'ok' : 'MISSED') : '').padEnd(6)} ${name.padEnd(31)} ${named}, ${times}`
}

async function bookOne({ url, keys }: BenchApp): Promise<{ start: string; manage: string }> {
  const days = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const query = `host=dana&eventType=intro-call&from=${days(2)}&to=${days(30)}`
  const { data } = (await (await fetch(`${url}/api/v1/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const [first, second] = Object.values(data).flat()
  const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: ZONE }
  const made = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${keys[0]}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'intro-call', start: first?.start, attendee }),
  })
  const booking = (await made.json()) as { data: { manageUrl: string } }
  return { start: second?.start ?? '', manage: new URL(booking.data.manageUrl).pathname }
}

/** The cookie of a session of the first host. */
async function signIn({ file, hostIds }: BenchApp): Promise<string> {
  const connection = connect(`file:${file}`)
  try {
    const cookie = await startSession(connection.db, hostIds[0] ?? '', null, Date.now())
    return cookie.split(';')[0] ?? ''
  } finally {
    await connection.close()
  }
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } })
process.exitCode = (await measurePages(Number(values.runs))) ? 0 : 1
