import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { fetchPackage } from '#tests/setup/fetch-package'
import { findBrowser } from '#tests/setup/find-browser'
import { buildApp, end, serve } from './apps'
import { middle, ratioOf } from './requests'

const ROUNDS = 7
/** The network on which a loader's weight matters, the same for both sides. The frame itself is not slowed down. */
const PHONE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const PHONE_SLOWER = 4
const TITLE = 'first paint in a frame on another site, to the same frame behind Cal.com’s loader'

/**
 * From the visit of a site to the first content that is painted inside the booking frame: our snippet, and the loader of Cal.com, which
 * is fetched for this and nothing else (its licence allows trying it out). Both put the very same page of ours into a frame, so only the
 * loaders differ; theirs is notified at the first possible moment that its frame is ready. Rounds alternate,
 * as does who begins, and every visit has an empty cache.
 *
 * @returns lines for the table of the bench; one that says why, where it cannot be measured
 */
export async function firstPaintRows(folder: string): Promise<string[][]> {
  const executablePath = findBrowser()
  if (!executablePath) return [[`${TITLE}: skipped, there is no browser`]]
  const fetched = fetchPackage('@calcom/embed-core@1.5.3')
  if (!fetched.ok) return [[`${TITLE}: skipped, ${fetched.reason}`]]
  const app = await buildApp(`${folder}/paint`)
  const server = await serve(app)
  const loader = readFileSync(`${fetched.folder}/node_modules/@calcom/embed-core/dist/embed/embed.js`)
  const site = await startSite(app.url, loader)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args: [...args, '--disable-background-networking'] })
  try {
    const paints = { '/ours': [] as number[], '/theirs': [] as number[] }
    const phone = { '/ours': [] as number[], '/theirs': [] as number[] }
    // The first visits warm the app up.
    for (let round = -1; round < ROUNDS; round++) {
      const order = (['/ours', '/theirs'] as const).toSorted(() => (round % 2 === 0 ? 1 : -1))
      for (const path of order) {
        const figures = [await firstPaint(browser, site.url + path), await firstPaint(browser, site.url + path, true)]
        if (round < 0) continue
        paints[path].push(figures[0] ?? Number.NaN)
        phone[path].push(figures[1] ?? Number.NaN)
      }
    }
    return [
      [TITLE],
      row('at once', paints['/ours'], paints['/theirs']),
      row(`site on a phone: 1.6 Mbit/s, 150 ms, ${PHONE_SLOWER} times slower`, phone['/ours'], phone['/theirs']),
    ]
  } finally {
    await browser.close()
    site.server.close()
    await end(server)
    fetched.remove()
  }
}

function row(what: string, ours: number[], theirs: number[]): string[] {
  const milliseconds = (values: number[]) => `${Math.round(middle(values))} ms`
  return [`  ${what}`, milliseconds(ours), milliseconds(theirs), `${ratioOf(ours, theirs).toFixed(2)}×`, '≤ 1×']
}

/** Milliseconds from the navigation of the site's page to the first contentful paint in its frame. */
async function firstPaint(browser: Browser, url: string, onPhone = false): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    if (onPhone) {
      const session = await context.newCDPSession(page)
      await session.send('Network.emulateNetworkConditions', PHONE)
      await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE_SLOWER })
    }
    // Requests elsewhere are blocked: they would measure the network.
    await context.route(
      ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
      (route) => route.abort(),
    )
    await context.addInitScript(() => {
      const data = { isPrerendering: false }
      const ready = { originator: 'CAL', type: '__iframeReady', fullType: 'CAL::__iframeReady', namespace: '', data }
      if (parent !== window) parent.postMessage(ready, '*')
    })
    await page.goto(url)
    const frame = await page.waitForSelector('iframe', { state: 'attached' }).then((handle) => handle.contentFrame())
    if (!frame) throw new Error(`${url} shows no frame`)
    const painted = await frame.evaluate(
      () =>
        new Promise<number>((resolve) =>
          new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName('first-contentful-paint')
            if (paint) resolve(performance.timeOrigin + paint.startTime)
          }).observe({ type: 'paint', buffered: true }),
        ),
    )
    return painted - (await page.evaluate(() => performance.timeOrigin))
  } finally {
    await context.close()
  }
}

/** Two pages that differ in their loader only; the other loader is served compressed, as ours is. */
async function startSite(app: string, loader: Buffer): Promise<{ url: string; server: Server }> {
  const link = `${app}/dana/intro-call`
  const queue = `Cal=function(){Cal.q.push(arguments)};Cal.q=[];Cal.ns={};Cal.loaded=true;
    Cal("init",{origin:"${app}"});Cal("inline",{elementOrSelector:"#here",calLink:"dana/intro-call"})`
  const bodies: Record<string, string> = {
    '/ours': `<script async src="${app}/embed.js"></script><foyer-booking href="${link}"><a href="${link}">Book</a></foyer-booking>`,
    '/theirs': `<div id="here"></div><script>${queue}</script><script async src="/loader.js"></script>`,
  }
  const compressed = brotliCompressSync(loader)
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/loader.js') {
      response.setHeader('Content-Type', 'text/javascript').setHeader('Content-Encoding', 'br')
      return response.end(compressed)
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    return response.end(`<!doctype html><title>A site</title><h1>Contact</h1>${bodies[url] ?? ''}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
