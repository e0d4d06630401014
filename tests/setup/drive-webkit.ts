import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Builder, Capabilities, error as failures, type WebDriver } from 'selenium-webdriver'
import { findWebKit } from './find-browser'
import { freePort } from './free-port'

/** High, because WebKit's driver loses clicks in another origin's frame below the window's edge. */
const SCREEN = '1600x2600x24'
const START_MS = 30_000
/** Much longer than any command takes. */
const ANSWER_MS = 20_000

export interface RunningWebKit {
  driver: WebDriver
  version: string
  stop(): Promise<void>
}

/**
 * The system's WebKit (WebKitGTK's MiniBrowser) on a screen of its own, driven over classic WebDriver: Playwright drives only its own build
 * of WebKit, and WebKitGTK's driver speaks no BiDi. One session per driver process.
 *
 * @throws when there is none; `ensureWebKit` gets one
 */
export async function startWebKit(browserArguments: string[] = []): Promise<RunningWebKit> {
  const found = findWebKit()
  if (!found) throw new Error('No WebKit: install webkit2gtk-driver and xvfb, then run this again.')
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await firstLine(display)
  const port = await freePort()
  const environment = {
    ...process.env,
    DISPLAY: `:${number}`,
    // Root has no user namespaces to put web processes into; only our own pages are opened.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    TZ: 'America/New_York',
    LANG: 'C.UTF-8',
  }
  const service = spawn(found.driver, [`--port=${port}`], { env: environment, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url)
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    // With "eager" the driver loses its page when a script changes the address while the page loads, and then answers nothing any more.
    // With "normal" it waits for scripts that a test holds back.
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation', ...browserArguments] },
  })
  const endAtExit = () => {
    for (const process of [service, display]) process.kill()
  }
  process.once('exit', endAtExit)
  const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build()
  limitAnswers(driver)
  const version = String((await driver.getCapabilities()).get('browserVersion'))
  return {
    driver,
    version,
    async stop() {
      await driver.quit()
      for (const process of [service, display]) await ended(process)
      process.off('exit', endAtExit)
    },
  }
}

/** WebKitGTK's driver never answers a command whose page is replaced at that moment, but answers the next one: the caller may ask again. */
function limitAnswers(driver: WebDriver): void {
  const execute = driver.execute.bind(driver)
  driver.execute = async (command) => {
    const answered = new AbortController()
    const late = pause(ANSWER_MS, null, { signal: answered.signal }).then(() => {
      throw new failures.TimeoutError(`WebKit's driver gave no answer to ${command.getName()}`)
    })
    try {
      return await Promise.race([execute(command), late])
    } finally {
      late.catch(() => {})
      answered.abort()
    }
  }
}

/** Xvfb writes the number that it chose when it can be used. */
function firstLine(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    process.once('error', reject)
    process.once('exit', () => reject(new Error('Xvfb did not start')))
    process.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + START_MS
  while (!(await fetch(`${url}/status`).catch(() => null))?.ok) {
    if (performance.now() > deadline) throw new Error('WebKitWebDriver did not start')
    await pause(100)
  }
}

function ended(process: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    process.once('exit', () => resolve())
    process.kill()
  })
}
