import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { siteFrom } from '~/embed/allowed-sites.server'
import { checkPage } from '~/embed/check-page'
import { heightOf } from '~/embed/estimate-height'
import { readChoice } from '~/embed/read-choice'
import { type SnippetName, snippetOf } from '~/embed/snippets'
import { defaultSettings } from '~/event-types/event-type'

const OURS = 'https://book.example.com'
const WIDGET = `<script async src="${OURS}/embed.js"></script><foyer-booking href="${OURS}/dana/call"><a href="${OURS}/dana/call">Book</a></foyer-booking>`

function check(html: string, more: { policy?: string; sites?: string[]; status?: number; contentType?: string } = {}) {
  const { policy = null, sites = [], status = 200, contentType = 'text/html; charset=utf-8' } = more
  const url = new URL('https://www.example.org/contact')
  return checkPage({ url, status, contentType, policy, html }, OURS, sites)
}

describe('what a page lacks for the widget', () => {
  it('is nothing when script, element and link are there', () => expect(check(WIDGET)).toEqual(['fine']))
  it('is the script', () => expect(check(WIDGET.replace(/<script.*script>/, ''))).toEqual(['script_missing']))
  it('is the element', () => expect(check(WIDGET.replace(/<foyer.*/, ''))).toEqual(['element_missing']))
  it('is nothing when a page of an earlier service has only changed its script', () => {
    const old = `<script src="${OURS}/embed.js?compat=calendly&host=dana"></script><div class="calendly-inline-widget" data-url="x"></div>`
    expect(check(old)).toEqual(['fine'])
    expect(check(old.replace('?compat=calendly&host=dana', ''))).toEqual(['element_missing'])
  })
  it('is the link inside', () => expect(check(WIDGET.replace(/<a .*<\/a>/, ''))).toEqual(['fallback_missing']))
  it('is HTML', () => expect(check('{}', { contentType: 'application/json' })).toEqual(['not_a_page']))
  it('is a page that can be reached', () => expect(check('', { status: 404 })).toEqual(['unreachable']))
  it('is a place on the list of sites', () => {
    expect(check(WIDGET, { sites: ['https://other.example'] })).toEqual(['site_not_listed'])
    expect(check(WIDGET, { sites: ['https://www.example.org'] })).toEqual(['fine'])
  })
  it.each([
    ["default-src 'self'", ['policy_blocks_script', 'policy_blocks_frame']],
    ["default-src 'none'; script-src book.example.com; frame-src https://book.example.com", ['fine']],
    ["script-src 'self' *.example.com; child-src 'none'", ['policy_blocks_frame']],
    ['script-src https:; frame-src https://book.example.com:8443', ['policy_blocks_frame']],
    ["img-src 'self'", ['fine']],
  ])('is permission in the policy: %s', (policy, findings) => {
    expect(check(WIDGET, { policy })).toEqual(findings)
    expect(check(`<meta http-equiv="Content-Security-Policy" content="${policy}">${WIDGET}`)).toEqual(findings)
  })
})

describe('snippets', () => {
  const choice = {
    kind: 'inline' as const,
    url: `${OURS}/dana/call`,
    label: 'Ask "us" <now>',
    theme: 'dark' as const,
    language: 'de' as const,
    reserveSpace: true,
    space: 52,
    color: '1d6b4f',
    hideDetails: true,
  }
  it('carry the look, and no markup that was typed', () => {
    const html = snippetOf('html', choice, OURS)
    expect(html).toContain('lang="de" theme="dark" primary-color="1d6b4f" hide-event-type-details="1"')
    expect(html).toContain('>Ask "us" &lt;now&gt;</a>')
    expect(html).toContain('min-height:var(--foyer-reserve,52rem)')
    expect(html).not.toContain('style="')
    expect(snippetOf('html', { ...choice, reserveSpace: false }, OURS)).not.toContain('<style>')
    expect(snippetOf('html', { ...choice, kind: 'popup' }, OURS)).toContain('data-foyer-popup')
    expect(snippetOf('html', { ...choice, kind: 'badge' }, OURS)).toContain('label="Ask &quot;us&quot; &lt;now&gt;"')
    expect(snippetOf('iframe', choice, OURS)).toContain(
      `${OURS}/dana/call/embed?lang=de&theme=dark&primary_color=1d6b4f&hide_event_type_details=1`,
    )
  })
})

describe('the height that a page reserves before anything has loaded', () => {
  const usual = defaultSettings({ slug: 'call', title: 'Intro call' })
  const rich = {
    ...usual,
    description: 'Two lines on a wide page, more on a phone. '.repeat(2),
    durationChoicesMinutes: [30, 60],
  }
  const snippet = (name: SnippetName, space: number) =>
    snippetOf(name, { ...readChoice(new URLSearchParams(), `${OURS}/dana/call`, usual, 'Book'), space }, OURS)

  it('is what the loader reserves itself for a page with a short head, and less without one', () => {
    expect(heightOf(usual, false)).toBe(52)
    expect(heightOf(usual, true)).toBeLessThan(45)
  })

  it('grows with title, description, durations and place, and not with the text of a hidden head', () => {
    const heads = [
      usual,
      { ...usual, title: 'A conversation about the year that lies before us' },
      { ...usual, description: 'Short.' },
      { ...usual, description: 'Short.\n\n- one\n- two' },
      { ...usual, durationChoicesMinutes: [15, 30, 60] },
      { ...usual, location: { kind: 'address' as const, detail: 'Example building, 3rd floor, '.repeat(4) } },
    ]
    const [short, ...longer] = heads.map((head) => heightOf(head, false))
    expect(Math.min(...longer)).toBeGreaterThan(short ?? 0)
    expect(new Set(heads.map((head) => heightOf(head, true))).size).toBe(1)
  })

  it('is written at the element when it is not the usual one', () => {
    const space = heightOf(rich, false)
    expect(snippet('html', space)).toContain(`style="--foyer-reserve:${space}rem"`)
    expect(snippet('react', space)).toContain(`style={{ '--foyer-reserve': '${space}rem' }}`)
    expect(snippet('react', space)).toContain('<style>')
    expect(snippet('iframe', space)).toContain(`height:${space}rem`)
    expect(snippet('wordpress', 52)).not.toContain('style="')
  })
})

describe('a site', () => {
  it.each([
    ['www.example.com/contact', 'https://www.example.com'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://user@example.com', null],
    ['*.example.com', null],
    ['example', null],
    ["https://example.com 'self'", null],
  ])('as typed: %s', (typed, site) => expect(siteFrom(typed)).toBe(site))
})

describe('/admin/embed', () => {
  it('lists the sites that may show the page, and the frame follows the list', async () => {
    const { app, get, post } = await startAdmin({ connected: false })
    const framing = async () =>
      /frame-ancestors ([^;]*)/.exec(
        (await fetch(`${app.url}/dana/intro-call/embed`)).headers.get('content-security-policy') ?? '',
      )?.[1]
    expect(await framing()).toBe('*')
    const page = await (await get('/admin/embed?kind=badge&color=ABCDEF&theme=dark')).text()
    expect(page).toContain('primary-color=&quot;abcdef&quot;')
    expect((await post('/admin/embed', { intent: 'add', site: 'www.example.com/shop' })).status).toBe(302)
    expect(await framing()).toBe('https://www.example.com')
    expect(await (await get('/admin/embed')).text()).toContain('https://www.example.com')
    const wrong = await post('/admin/embed', { intent: 'add', site: '*.example.com' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('Please enter a site such as')
    await post('/admin/embed', { intent: 'remove', site: 'https://www.example.com' })
    expect(await framing()).toBe('*')
  })

  it('is the only page of the admin that may contain a frame, and only ours', async () => {
    const { get } = await startAdmin({ connected: false })
    const frames = async (path: string) =>
      /frame-src [^;]*/.exec((await get(path)).headers.get('content-security-policy') ?? '')?.[0]
    expect(await frames('/admin/embed')).toBe("frame-src 'self'")
    expect(await frames('/admin/bookings')).toBeUndefined()
  })

  it('keeps the language, the preview and cleared options in its address', async () => {
    const { get } = await startAdmin({ connected: false })
    const page = async (query: string) => (await get(`/admin/embed?${query}`)).text()
    expect(await page('')).toContain('--foyer-reserve')
    expect(await page('kind=inline&asked=reserve')).not.toContain('--foyer-reserve')
    const german = await page('kind=popup&language=de&preview=dark')
    expect(german).toContain('data-lang=&quot;de&quot;')
    expect(german).toMatch(/src="\/dana\/intro-call\/embed\?lang=de&amp;theme=dark"/)
    expect(german.match(/<iframe/g)).toHaveLength(1)
  })

  it('checks a page that its host names, and says no more when it may not read it (S13)', async () => {
    const site = createServer((_request, response) =>
      response.setHeader('Content-Type', 'text/html').end('<p>Hello</p>'),
    )
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void site.close())
    const page = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`
    const open = await startAdmin({ connected: false, environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    expect(await (await open.post('/admin/embed', { intent: 'check', page })).text()).toContain('The script is missing')
    const closed = await startAdmin({ connected: false })
    expect(await (await closed.post('/admin/embed', { intent: 'check', page })).text()).toContain(
      'We cannot read this page',
    )
  })
})
