import { type Browser, type BrowserContextOptions, chromium } from '@playwright/test'
import { test as base } from '#tests/e2e/other-site'
import { launchFirefox } from '#tests/setup/drive-firefox'
import { startWebKit } from '#tests/setup/drive-webkit'
import { findBrowser } from '#tests/setup/find-browser'
import type { EngineName } from './engine-names'
import { type PageDriver, PlaywrightDriver } from './page-driver'
import { WebKitDriver } from './webkit-driver'

interface Engine {
  name: EngineName
  version: string
  /** A page of a new visitor in New York, in English. */
  open(): Promise<{ page: PageDriver; close(): Promise<void> }>
  stop(): Promise<void>
}

/** Each project of the configuration is an engine; its journeys get a page in it. The servers are those of the other browser tests. */
export const test = base.extend<{ visitor: PageDriver }, { engine: Engine }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use, { project }) => {
      const engine = await start(project.name as EngineName)
      console.info(`${engine.name} ${engine.version}`)
      await use(engine)
      await engine.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  visitor: async ({ engine }, use) => {
    const { page, close } = await engine.open()
    await use(page)
    await close()
  },
})

export { expect } from '@playwright/test'

function start(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'chromium':
      return startPlaywright(name, () =>
        chromium.launch({ executablePath: findBrowser() ?? undefined, args: CHROMIUM_ARGUMENTS }),
      )
    case 'firefox':
      return startPlaywright(name, () => launchFirefox())
    case 'webkit':
      return startWebKitEngine()
  }
}

const CHROMIUM_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]
const VISITOR: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'America/New_York',
  viewport: { width: 1280, height: 1400 },
}

async function startPlaywright(name: EngineName, launch: () => Promise<Browser>): Promise<Engine> {
  const browser = await launch()
  return {
    name,
    version: browser.version(),
    async open() {
      const context = await browser.newContext(VISITOR)
      return { page: new PlaywrightDriver(await context.newPage()), close: () => context.close() }
    },
    stop: () => browser.close(),
  }
}

/** A WebDriver session is one visitor: cookies are deleted between two of them. */
async function startWebKitEngine(): Promise<Engine> {
  const { driver, version, stop } = await startWebKit()
  return {
    name: 'webkit',
    version,
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
    stop,
  }
}
