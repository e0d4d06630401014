import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const FOLDER = new URL('../../widget/demo/', import.meta.url)

export interface WidgetSite {
  url: string
  /** An additional page at a path, for a test. */
  put(path: string, page: Page): void
  stop(): Promise<void>
}

interface Page {
  body: string
  /** Extra in the head; the loader's script is there anyway, unless `script` is false. */
  head?: string
  policy?: string
  attributes?: string
  script?: boolean
}

/**
 * Another owner's website, on a separate origin, with Foyer embedded in the ways that sites do it.
 *
 * @param host origin of the Foyer to embed
 * @param page path of a booking page, `/dana/intro-call`
 */
export async function startWidgetSite({ host, page, port = 0 }: { host: string; page: string; port?: number }) {
  const pages = demoPages(host, host + page)
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const file = { '/site.css': 'text/css', '/spa.js': 'text/javascript' }[path]
    if (file) {
      response.setHeader('Content-Type', file)
      return response.end(readFileSync(new URL(`.${path}`, FOLDER)))
    }
    const found = pages.get(path)
    response.statusCode = found ? 200 : 404
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (found?.policy) response.setHeader('Content-Security-Policy', found.policy)
    return response.end(found ? render(found, host) : 'Nothing here')
  })
  // Another name than the service's, so that a browser sees another site, not only another port.
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const site: WidgetSite = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, content) => void pages.set(path, content),
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return site
}

/** The policy of the contract: only the service's script and frame, and the site's own styles. */
export const strictPolicy = (host: string) =>
  `default-src 'none'; script-src ${host}; frame-src ${host}; style-src 'self'; img-src data:`

function demoPages(host: string, href: string): Map<string, Page> {
  const inline = `<foyer-booking href="${href}"><a href="${href}">Book a call</a></foyer-booking>`
  const after = '<h2>What clients say</h2><p>Clear, quick, friendly.</p>'
  return new Map<string, Page>([
    ['/', { body: `${contents(href)}<h2>In place</h2>${inline}${after}` }],
    ['/strict', { body: `<h2>Under a strict policy</h2>${inline}${after}`, policy: strictPolicy(host) }],
    ['/dark', { body: `<h2>On a dark site</h2>${inline}${after}`, attributes: 'class="dark"' }],
    ['/rtl', { body: `<h2>من اليمين إلى اليسار</h2>${inline}${after}`, attributes: 'dir="rtl"' }],
    ['/narrow', { body: `<h2>Narrow</h2><div class="narrow">${inline}</div>${after}` }],
    [
      '/spa',
      {
        body: `<nav><button data-view="booking">Booking</button><button data-view="other">Other view</button></nav>
          <div id="view" data-href="${href}"></div><script src="/spa.js"></script>`,
      },
    ],
  ])
}

function contents(href: string): string {
  return `<nav><a href="/strict">Strict policy</a><a href="/dark">Dark</a><a href="/rtl">Right to left</a>
    <a href="/narrow">Narrow column</a><a href="/spa">Single-page app</a></nav>
    <p><a href="${href}" data-foyer-popup>Book in a pop-up</a></p>
    <foyer-badge href="${href}" label="Book a call" position="bottom-right"></foyer-badge>`
}

function render({ body, head = '', attributes = '', script = true }: Page, host: string): string {
  return `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>A site of somebody else</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/site.css">${script ? `<script async src="${host}/embed.js"></script>` : ''}${head}</head>
    <body ${attributes}><main><h1>Example Consulting</h1>${body}</main></body></html>`
}
