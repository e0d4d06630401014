import { existsSync, readFileSync, statSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { bookingMessages } from '~/booking/page/messages'
import { LOCALES } from '~/i18n/locale'
import { uiMessages } from '~/ui/messages'

const MAX_PART_BYTES = 12_000
const MAX_VISIT_BYTES = 40_000
const MAX_REQUESTS = 5
/** What one more language may add to any part. */
const MAX_LANGUAGE_BYTES = 300

/**
 * As heavy as they were when the pages for visitors were rendered by React in the browser as well, or less. The texts in the other languages,
 * which they loaded then, have made room for what they have got since.
 */
const MAX_ADMIN_BYTES = { '/admin/bookings': 111_200, '/admin/availability': 146_700 }
const MAX_EVENT_TYPE_BYTES = 118_200

describe('a page for visitors', () => {
  it('weighs at most 12 kB in scripts, in styles and in HTML, and 40 kB in five requests', async () => {
    const { app, addresses } = await openVisitorPages()
    for (const address of addresses) {
      const { html, scripts, styles, others } = await load(app, address)
      const sum = (files: string[]) =>
        files.reduce((bytes, path) => bytes + weigh(readFileSync(`build/client${path}`)), 0)
      const weights = { html: weigh(html), scripts: sum(scripts), styles: sum(styles) }
      console.info(`${address.replace(/[\w-]{30,}/, 'TOKEN')}: ${JSON.stringify(weights)}`)
      for (const bytes of Object.values(weights)) expect(bytes).toBeLessThanOrEqual(MAX_PART_BYTES)
      const whole = weights.html + weights.scripts + weights.styles + sum(others)
      expect(whole).toBeLessThanOrEqual(MAX_VISIT_BYTES)
      expect(1 + scripts.length + styles.length + others.length).toBeLessThanOrEqual(MAX_REQUESTS)
    }
  })

  it('ships no framework: one script of ours, and no data beside the HTML', async () => {
    const { app, addresses } = await openVisitorPages()
    for (const address of [...addresses, '/no/such/page', '/nobody-here']) {
      const { html, scripts } = await load(app, address)
      expect(scripts).toEqual([expect.stringMatching(/^\/assets\/public-[\w-]+\.js$/)])
      expect(html).not.toMatch(/__remix|modulepreload|type="module"|application\/json|manifest-/)
    }
  })

  it('has one script and one style sheet for all languages, and another language adds a link', async () => {
    const { app } = await openVisitorPages()
    const pages = await Promise.all(LOCALES.map((locale) => load(app, `/dana/intro-call?tz=UTC&lang=${locale}`)))
    for (const { scripts, styles } of pages)
      expect({ scripts, styles }).toEqual({ scripts: pages[0]?.scripts, styles: pages[0]?.styles })
    const script = readFileSync(`build/client${pages[0]?.scripts[0]}`, 'utf8')
    for (const locale of LOCALES)
      for (const text of [uiMessages[locale].copied, uiMessages[locale].loading, bookingMessages[locale].confirm])
        expect(script).not.toContain(text)
    const html = pages[0]?.html ?? ''
    const [link = ''] = /<a [^>]*hreflang[^>]*>[^<]+<\/a>/i.exec(html) ?? []
    expect(link).not.toBe('')
    const more = html.replace(
      link,
      `${link}${link.replaceAll('lang=de', 'lang=pl').replaceAll('"de"', '"pl"').replace('Deutsch', 'Polski')}`,
    )
    expect(weigh(more) - weigh(html)).toBeLessThanOrEqual(MAX_LANGUAGE_BYTES)
  })

  it('gets all time zones from one resource that caches keep', async () => {
    const { app } = await openVisitorPages()
    const { html } = await load(app, '/dana/intro-call?tz=UTC')
    const [, address = ''] = /data-all="([^"]+)"/.exec(html) ?? []
    const response = await fetch(app.url + address)
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    const groups = (await response.json()) as [string, [string, string][]][]
    expect(groups.flatMap(([, zones]) => zones).length).toBeGreaterThan(400)
    expect(groups.flatMap(([, zones]) => zones.map(([id]) => id))).toContain('Asia/Kathmandu')
    expect((await fetch(`${app.url}/assets/time-zones/xx.json`)).status).toBe(404)
  })

  it('lists all time zones itself for a visitor without scripts who asks', async () => {
    const { app } = await openVisitorPages()
    const few = (await load(app, '/dana/intro-call?tz=Asia/Kathmandu')).html
    const options = (html: string) => [...html.matchAll(/<option/g)].length
    expect(options(few)).toBeLessThan(30)
    expect(few).toContain('value="Asia/Kathmandu"')
    const [, link = ''] = /<noscript>.*?href="([^"]+)".*?<\/noscript>/s.exec(few) ?? []
    const all = (await load(app, `/dana/intro-call${link.replaceAll('&amp;', '&')}`)).html
    expect(options(all)).toBeGreaterThan(400)
    expect(all).toMatch(/<option value="Asia\/Kathmandu" selected/)
  })
})

describe('the admin', () => {
  it('weighs no more in scripts and styles than it did while it shared them with the pages for visitors', async () => {
    const { app, host, get } = await startAdmin()
    const eventTypes = app.services.db.selectFrom('event_types').select('id').where('host_id', '=', host.id)
    const { id } = await eventTypes.executeTakeFirstOrThrow()
    const addresses = { ...MAX_ADMIN_BYTES, [`/admin/event-types/${id}`]: MAX_EVENT_TYPE_BYTES }
    for (const [address, most] of Object.entries(addresses)) {
      const html = await (await get(address)).text()
      const files = new Set([...html.matchAll(/\/assets\/[\w.-]+\.(?:js|css)/g)].map(([path]) => path))
      const texts = textsOf(html, [...files])
      const bytes = [...files, ...texts].reduce((sum, path) => sum + bytesSent(`build/client${path}`), 0)
      console.info(`${address.replace(id, 'ID')}: ${bytes} bytes in ${files.size} files and ${texts.length} of texts`)
      expect(bytes).toBeGreaterThan(50_000)
      expect(bytes).toBeLessThanOrEqual(most)
      // In one language: none of the others adds to it.
      const scripts = [...files, ...texts].map((path) => readFileSync(`build/client${path}`, 'utf8')).join('\n')
      expect(scripts).toContain(uiMessages.en.skipToContent)
      for (const locale of LOCALES.filter((locale) => locale !== 'en'))
        expect(scripts).not.toContain(uiMessages[locale].skipToContent)
    }
  })
})

/** The files of texts that a page's scripts import, where its import map leads them. */
function textsOf(html: string, files: string[]): string[] {
  const [, folder = ''] = /"@texts\/":"([^"]+)"/.exec(html) ?? []
  const subjects = files
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => [...readFileSync(`build/client${path}`, 'utf8').matchAll(/"@texts\/([\w/-]+\.js)"/g)])
  return [...new Set(subjects.map(([, subject]) => folder + subject))]
}

async function openVisitorPages() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app, { handle: 'dana' })
  const [start = '', next = ''] = await freeSlots(app, host)
  const made = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
  const { data } = (await made.json()) as { data: { manageUrl: string } }
  const manage = new URL(data.manageUrl).pathname
  const month = '/dana/intro-call?tz=Europe/Zurich'
  const addresses = [
    ...[
      '/dana',
      month,
      '/dana/intro-call/embed?tz=Europe/Zurich',
      `/dana/intro-call/book?start=${next}&tz=Europe/Zurich`,
    ],
    ...[manage, `${manage}/reschedule`, `${manage}/cancel`, `${manage}/edit`],
  ]
  return { app, addresses }
}

async function load(app: TestApp, address: string) {
  const html = await (await fetch(app.url + address)).text()
  const loaded = [...html.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="(\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  const ending = (ends: string) => loaded.filter((path) => path.endsWith(ends))
  return {
    html,
    scripts: ending('.js'),
    styles: ending('.css'),
    others: loaded.filter((path) => !/\.(js|css)$/.test(path)),
  }
}

/** The build compresses all but the smallest files. */
function bytesSent(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}

function weigh(content: string | Buffer): number {
  return brotliCompressSync(content).length
}
