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
