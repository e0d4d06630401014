import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { aHost, builtPages, freeSlots, startTestApp } from '#tests/setup/test-app'
import { parseForm } from '~/http/read-form-data.server'

const BOUNDARY = '----a-boundary-that-is-nowhere-else'
const PUBLIC_FORMS = [
  ...['/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/verify-email', '/sign-out'],
  ...['/dana/intro-call/book', '/dana/intro-call/book/embed', '/booking/nothing/cancel', '/booking/nothing/edit/embed'],
  ...['/admin/settings?part=profile', '/admin/event-types/new', '/sign-in.data', '/admin/team.data'],
]
/** Each would become structure in one library or another. */
const STRUCTURES = [
  ...['email[10000000]', 'email[0]', 'email[]', 'email.length', 'a.b', `a${'.b'.repeat(2_500)}`, '[0]', '.', ''],
  ...['__proto__', '__proto__.x', 'constructor', 'prototype', 'constructor[prototype][x]', '__intent__', '__state__'],
  ...['email\u0000', 'e\u00admail', 'ｅｍａｉｌ', 'email ', 'a'.repeat(61), 'a'.repeat(100_000)],
]

describe('the reader of forms', () => {
  it('refuses field names that would become structure, in every form, signed in or not (S21)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aHost(app, { connected: false })
    const answers = new Set<string>()
    for (const path of PUBLIC_FORMS)
      for (const name of STRUCTURES)
        for (const body of [asAddress([[name, 'x']]), asParts([[name, 'x']])])
          answers.add(await answerTo(app.url + path, { ...body, headers: { ...body.headers, Origin: app.url } }))
    expect([...answers]).toEqual([
      '400 This form holds what no form of ours sends. Open the page again and send it from there.',
    ])
  })

  it('refuses more fields than any of our forms has, and a part with a long head', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const headers = { Origin: app.url }
    const many = Array.from({ length: 600 }, (_, index) => [`a${index}`, ''] as [string, string])
    const longHead = `--${BOUNDARY}\r\n${'X-Header: value\r\n'.repeat(500)}Content-Disposition: form-data; name="email"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`
    for (const sent of [asAddress(many), asParts(many), { ...asParts([]), body: longHead }])
      expect(await answerTo(`${app.url}/sign-in`, { ...sent, headers: { ...sent.headers, ...headers } })).toMatch(
        /^400 This/,
      )
  })

  it('counts the fields of a form whose content type two readers understand differently (S21)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const fields = Array.from({ length: 600 }, (_, index) => [`a${index}`, ''] as [string, string])
    const address = asAddress(fields).body
    const parts = asParts(fields).body
    for (const [type, body] of [
      ['application/x-www-form-urlencoded; boundary=none', address],
      [`application/x-www-form-urlencoded;, multipart/form-data; boundary=${BOUNDARY}`, parts],
      [`multipart/form-data; boundary=none, multipart/form-data; boundary=${BOUNDARY}`, parts],
      [`multipart/form-data; boundary=none; boundary=${BOUNDARY}`, parts],
    ] as const) {
      expect(await parseForm(bytesOf(body), type), type).toMatchObject({ ok: false })
      const sent = { body, headers: { 'Content-Type': type, Origin: app.url } }
      expect(await answerTo(`${app.url}/sign-in`, sent), type).toMatch(/^400 This form holds/)
    }
  })

  it('refuses bodies that end in the middle, and parts outside a form', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const whole = asParts([['email', 'ada@example.com']])
    for (const body of [
      whole.body.slice(0, -30),
      whole.body.slice(0, 60),
      'email=x',
      `--${BOUNDARY}`,
      `--${BOUNDARY}--`.repeat(50),
    ]) {
      const status = await answerTo(`${app.url}/sign-in`, { body, headers: { ...whole.headers, Origin: app.url } })
      expect(status, body).toMatch(/^400 /)
    }
  })

  it('accepts the fields of a form and no others, each as often as it has them (S2)', async () => {
    const { app, post } = await startAdmin({ connected: false })
    const own = { email: 'dana@example.com', password: 'no such password' }
    const status = async (path: string, fields: [string, string][]) => {
      const body = new URLSearchParams(fields)
      const { status } = await fetch(app.url + path, { method: 'POST', body, headers: { Origin: app.url } })
      return status
    }
    expect(await status('/sign-in', Object.entries(own))).toBe(401)
    expect(await status('/sign-in', [...Object.entries(own), ['role', 'owner']])).toBe(400)
    expect(await status('/sign-in', [...Object.entries(own), ['email', 'eve@example.com']])).toBe(400)
    expect(await status('/sign-in', [...Object.entries(own), ['toString', 'x'], ['hasOwnProperty', 'x']])).toBe(400)
    expect((await post('/admin/settings?part=profile', { name: 'Dana', id: 'other' })).status).toBe(400)
    expect((await post('/admin/event-types/new', { title: 'A', 'q-10-label': 'x' })).status).toBe(400)
    expect((await post('/sign-out', { everywhere: 'yes' })).status).toBe(400)
    expect((await post('/sign-out', {})).status).toBe(302)
  })

  it('shows again at most a small page of text, and cuts nothing that people normally type', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app, { connected: false })
    const [start = ''] = await freeSlots(app, host)
    const refused = async (path: string, fields: Record<string, string>) => {
      const sent = { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: app.url } }
      const answer = await fetch(app.url + path, sent)
      return { status: answer.status, html: await answer.text() }
    }
    const book = `/dana/intro-call/book?${new URLSearchParams({ start })}`
    for (const sign of ['<', '"', '&', '\\', '\u0001', '😀', 'ä', '\n', ' ']) {
      const text = sign.repeat(sign === '😀' ? 20_000 : 40_000)
      const answers = [
        await refused('/sign-in', { email: text, password: 'x' }),
        await refused('/sign-up', { name: text, email: text, password: text, handle: text }),
        await refused('/forgot-password', { email: text }),
        await refused(book, { start, name: text, email: text, notes: text, guests: text, 'answer-x': text }),
      ]
      for (const { status, html } of answers) {
        expect(status, sign).toBeLessThan(500)
        expect(status, sign).toBeGreaterThanOrEqual(400)
        expect(Buffer.byteLength(html), sign).toBeLessThan(65_536)
      }
    }
    const notes = `Grüezi, wir möchten über 3 < 4 & "mehr" reden. ${'Ein Satz, wie man ihn schreibt. '.repeat(150)}Ende`
    const { html } = await refused(book, { start, name: '', email: 'ada', notes, guests: '' })
    expect(html).toContain('Ein Satz, wie man ihn schreibt. Ende')
  })

  it('accepts a file only for a photo, and no text there', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app, { connected: false })
    const { post, send } = await signedIn(app, host)
    const form = new FormData()
    form.set('email', new File(['x'], 'email.txt'))
    form.set('password', 'x')
    expect((await send('/sign-in', form)).status).toBe(400)
    const photo = new FormData()
    photo.set('step', 'save')
    photo.set('photo', new File(['no picture'], 'me.png'))
    expect(await (await send('/admin/settings/photo', photo)).text()).not.toContain('We could not read that request')
    expect(await (await post('/admin/settings/photo', { step: 'save', photo: 'x' })).text()).toContain(
      'We could not read that request',
    )
  })

  it('is the only one: no other code reads a body as a form, and each action reads its own fields', () => {
    const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => ({ file, text: readFileSync(`app/${file}`, 'utf8') }))
    const reading = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
    expect(reading(/\.formData\(/)).toEqual(['http/read-form-data.server.ts'])
    expect(reading(/parseWithZod\(/)).toEqual(['http/account-form.server.ts'])
    expect(reading(/\brequest\.(?:text|json|arrayBuffer|blob|bytes|body)\b/).toSorted()).toEqual([
      // The body of a request that we send.
      'calendars/caldav/dav-client.server.ts',
      'http/read-form-data.server.ts',
      'http/serve-pages.server.ts',
    ])
    const actions = sources.filter(
      ({ file, text }) => file.startsWith('routes/') && /export (?:async function|function|const) action\b/.test(text),
    )
    expect(actions.length).toBeGreaterThan(60)
    expect(actions.filter(({ text }) => !/\breadForm(?:Data)?\(request, /.test(text)).map(({ file }) => file)).toEqual(
      [],
    )
  })
})

function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text)).buffer
}

function asAddress(fields: [string, string][]) {
  return { body: String(new URLSearchParams(fields)), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
}

function asParts(fields: [string, string][]) {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
  }
}

async function answerTo(url: string, init: { body: string; headers: Record<string, string> }): Promise<string> {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', ...init })
  return `${answer.status} ${await answer.text()}`
}
