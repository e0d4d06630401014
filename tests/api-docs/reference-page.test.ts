import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aHost, builtPages, callApi, startTestApp } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { VERIFY_WEBHOOK } from '~/api-docs/verify-webhook'
import { PROBLEM_CODES } from '~/http/problem-codes'
import { sendTestEvent } from '~/integrations/webhooks/save-webhook.server'

describe('the API reference', () => {
  it('explains every call, problem and event, and loads from our own address alone', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const page = await fetch(`${app.url}/api/v1/docs`, { headers: { 'Accept-Language': 'de' } })
    const html = await page.text()
    const { paths, webhooks, components } = await (await fetch(`${app.url}/api/v1/openapi.json`)).json()
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    expect(html).toContain('<html lang="en"')
    for (const operations of Object.values<Record<string, { operationId: string; summary: string }>>(paths))
      for (const { operationId, summary } of Object.values(operations)) {
        expect(html).toContain(`id="${operationId}"`)
        expect(html).toContain(`>${summary}</h3>`)
      }
    const names = [...Object.keys(PROBLEM_CODES), ...Object.keys(webhooks), ...Object.keys(components.schemas)]
    for (const name of names) expect(html).toContain(name)
    // Every link within the page has a target.
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    for (const id of new Set(targets)) expect(html).toContain(`id="${id}"`)
    const addresses = [...html.matchAll(/(?:src|href)="(https?:[^"]+)"/g)].map(([, url]) => url)
    expect(addresses.filter((url) => !url?.startsWith(app.url))).toEqual([])
  })

  it('is rendered once for all readers of a language, and its policy allows its own scripts alone (S10)', async () => {
    const build = await builtPages()
    let rendered = 0
    const { default: respond, ...module } = build.entry.module
    const counting: typeof respond = (...page) => {
      rendered++
      return respond(...page)
    }
    const app = await startTestApp({ pages: { ...build, entry: { module: { ...module, default: counting } } } })
    const ask = (headers: Record<string, string>, query = '') => fetch(`${app.url}/api/v1/docs${query}`, { headers })
    const [first, plain, german] = [
      await ask({ 'Accept-Encoding': 'br' }),
      await ask({ 'Accept-Encoding': 'identity' }),
      await ask({ 'Accept-Language': 'de' }),
    ]
    const html = await plain.text()
    expect(await first.text()).toBe(html)
    expect(first.headers.get('content-encoding')).toBe('br')
    expect(rendered).toBe(2)
    const known = await ask({ 'If-None-Match': first.headers.get('etag') ?? '' })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect(german.headers.get('etag')).not.toBe(first.headers.get('etag'))
    const policies = [first, plain, known].map(({ headers }) => headers.get('content-security-policy') ?? '')
    expect(new Set(policies).size).toBe(1)
    const scripts = [...html.matchAll(/<script(?![^>]+src=)[^>]*>([^<]+)<\/script>/g)].map(([, text]) => text ?? '')
    expect(scripts.length).toBeGreaterThan(2)
    const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    for (const hash of hashes) expect(policies[0]).toContain(hash)
    expect(policies[0]?.split("'sha256-").length).toBe(new Set(hashes).size + 1)
    expect(policies[0]).not.toMatch(/nonce|unsafe/)
    expect((await ask({}, '?theme=dark')).headers.get('content-security-policy')).toContain("'nonce-")
  })

  it('verifies a webhook with code that accepts the original and nothing changed or old', async () => {
    const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const host = await aHost(app, { connected: false })
    const receiver = await aReceiver()
    const made = await callApi(app, host, 'POST', '/webhooks', { url: receiver.url, events: ['booking.created'] })
    const { id, secret } = (await made.json()).data
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    app.services.outbox.wake()
    await app.settled()
    const [message] = receiver.received
    const { verify } = await asModule(VERIFY_WEBHOOK)
    expect(verify(secret, message?.headers, message?.body)).toBe(true)
    expect(verify(secret, message?.headers, `${message?.body} `)).toBe(false)
    expect(verify('whsec_bm90IHRoZSBzZWNyZXQ=', message?.headers, message?.body)).toBe(false)
    expect(verify(secret, { ...message?.headers, 'webhook-timestamp': '1000' }, message?.body)).toBe(false)
  })
})

async function asModule(code: string) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'verify.mjs')
  writeFileSync(file, code)
  return import(/* @vite-ignore */ file)
}
