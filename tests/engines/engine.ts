import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, expect, type LaunchOptions } from '@playwright/test'
import { test as base } from '#tests/e2e/other-site'
import { launchFirefox } from '#tests/setup/drive-firefox'
import { startWebKit } from '#tests/setup/drive-webkit'
import { ensureWholeBrowser, findBrowser } from '#tests/setup/find-browser'
import type { EngineName } from './engine-names'
import { type PageDriver, PlaywrightDriver } from './page-driver'
import { WebKitDriver } from './webkit-driver'

interface Engine {
  name: EngineName
  version: string
  /** What its driver cannot do, so that the journeys do it in another way or not at all. The end of a run names each. */
  limits: string[]
  /** A page of a new visitor in New York, in English. */
  open(): Promise<OpenPage>
  stop(): Promise<void>
}

interface OpenPage {
  page: PageDriver
  close(): Promise<void>
}

interface Pages {
  /** A page in the engine. A picture of it is taken when the test ends. */
  visitor: PageDriver
  /** A page of a new visitor, in a browser of the same engine that keeps no cookie and no storage. */
  cookieless: PageDriver
  /** The same, in one whose scripts are switched off. */
  scriptless: PageDriver
  /** For tests of what browsers complain about, such as a site whose policy forbids frames. */
  mayComplain: boolean
}

/** Each project of the configuration is an engine; its journeys get a page in it. The servers are those of the other browser tests. */
export const test = base.extend<Pages, { engine: Engine }>({
  mayComplain: [false, { option: true }],
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use, { project }) => {
      const engine = await STARTS[project.name as EngineName]()
      await use(engine)
      await engine.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  visitor: async ({ engine, mayComplain }, use, testInfo) => {
    testInfo.annotations.push({ type: 'engine', description: `${engine.name} ${engine.version}` })
    for (const limit of engine.limits) testInfo.annotations.push({ type: 'limit', description: limit })
    const { page, close } = await engine.open()
    await use(page)
    await page.capture(nameOfPicture(testInfo.title)).finally(close)
    if (!mayComplain) expect(page.complaints().filter(isComplaint)).toEqual([])
  },
  cookieless: ({ engine }, use, testInfo) => useOther(STARTS_WITHOUT_COOKIES[engine.name], use, testInfo),
  scriptless: async ({ engine }, use, testInfo) => {
    const start = STARTS_WITHOUT_SCRIPTS[engine.name]
    // It works by frames of animation, which no page has then; a policy that allows no script is tried in Firefox as well.
    if (!start) testInfo.skip(true, 'Firefox’s driver cannot act on a page whose scripts are switched off')
    else await useOther(start, use, testInfo)
  },
})

export { expect }

async function useOther(
  start: () => Promise<Engine>,
  use: (page: PageDriver) => Promise<void>,
  { title }: { title: string },
): Promise<void> {
  const other = await start()
  const { page, close } = await other.open()
  await use(page)
  await page.capture(nameOfPicture(title)).finally(close)
  await other.stop()
  expect(page.complaints().filter(isComplaint)).toEqual([])
}

/** A refused form is a 4xx on purpose, and browsers log every such answer; Remix logs that a click overtook a step. */
function isComplaint(text: string): boolean {
  return !text.startsWith('Failed to load resource') && !text.startsWith('AbortError: signal is aborted without reason')
}

function nameOfPicture(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
}

const VISITOR: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'America/New_York',
  viewport: { width: 1280, height: 1400 },
}

const CHROMIUM: LaunchOptions = {
  executablePath: findBrowser() ?? undefined,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
}

const STARTS: Record<EngineName, () => Promise<Engine>> = {
  chromium: () => startChromiumEngine(),
  firefox: () => startFirefoxEngine(),
  webkit: () => startWebKitEngine(),
}

const STARTS_WITHOUT_COOKIES: Record<EngineName, () => Promise<Engine>> = {
  /** As the setting "Block all cookies", which stands in a profile. */
  async chromium() {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-cookieless-'))
    mkdirSync(join(folder, 'Default'))
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } }
    writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(settings))
    const executablePath = ensureWholeBrowser() ?? undefined
    const context = await chromium.launchPersistentContext(folder, { ...CHROMIUM, ...VISITOR, executablePath })
    return {
      ...{ name: 'chromium', version: context.browser()?.version() ?? '', limits: [] },
      open: () => openPage(context, 'chromium'),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  firefox: () => startFirefoxEngine({ 'network.cookie.cookieBehavior': 2 }),
  webkit: () => startWebKitEngine(['--cookies-policy=never', '--enable-html5-local-storage=false']),
}

const STARTS_WITHOUT_SCRIPTS: Partial<Record<EngineName, () => Promise<Engine>>> = {
  chromium: () => startChromiumEngine({ javaScriptEnabled: false }),
  // Its driver works by scripts of its own: only those of pages are removed.
  webkit: () => startWebKitEngine(['--enable-javascript-markup=false']),
}

async function startChromiumEngine(options: BrowserContextOptions = {}): Promise<Engine> {
  const browser = await chromium.launch(CHROMIUM)
  return {
    ...{ name: 'chromium', version: browser.version(), limits: [], stop: () => browser.close() },
    open: async () => openPage(await browser.newContext({ ...VISITOR, ...options }), 'chromium'),
  }
}

async function startFirefoxEngine(preferences: Record<string, number> = {}): Promise<Engine> {
  const browser = await launchFirefox(preferences)
  return {
    ...{ name: 'firefox', version: browser.version(), limits: FIREFOX_LIMITS, stop: () => browser.close() },
    open: async () => openPage(await browser.newContext(VISITOR), 'firefox'),
  }
}

async function openPage(context: BrowserContext, engine: EngineName): Promise<OpenPage> {
  return { page: PlaywrightDriver.of(await context.newPage(), engine), close: () => context.close() }
}

const FIREFOX_LIMITS = [
  'act on a page whose scripts are switched off: there the policy of the page allows none instead',
]

const WEBKIT_LIMITS = [
  'tell what a page writes to the console: no complaint there is noticed',
  'use mouse and keys in a frame of another origin: clicks and typing there are done by script',
]

/** A WebDriver session is one visitor: cookies are deleted between two of them. */
async function startWebKitEngine(browserArguments: string[] = []): Promise<Engine> {
  const { driver, version, stop } = await startWebKit(browserArguments)
  return {
    ...{ name: 'webkit', version, limits: WEBKIT_LIMITS, stop },
    async open() {
      const page = new WebKitDriver(driver)
      await page.resize(1280, 1400)
      return {
        page,
        async close() {
          await driver.switchTo().defaultContent()
          await driver.manage().deleteAllCookies()
          await page.visit('about:blank')
        },
      }
    },
  }
}
