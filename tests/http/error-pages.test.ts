import { describe, expect, it } from 'vitest'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'

describe('an error page', () => {
  it('has the status and a sentence in the reader’s language, also when an action refuses', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aHost(app, { connected: false })
    const shown = async (method: string, path: string, language: string) => {
      const headers = { Origin: app.url, 'Accept-Language': language }
      const response = await fetch(app.url + path, { method, headers, redirect: 'manual' })
      const html = await response.text()
      const find = (pattern: RegExp) => pattern.exec(html)?.[1]
      return [response.status, find(/<html lang="(\w+)"/), find(/problem-status"[^>]*>(\d+)/), find(/<h1>([^<]+)/)]
    }
    expect(await shown('GET', '/nobody', 'en')).toEqual([404, 'en', '404', 'We cannot find this page'])
    expect(await shown('GET', '/nobody', 'de')).toEqual([404, 'de', '404', 'Diese Seite finden wir nicht'])
    expect(await shown('POST', '/dana', 'en')).toEqual([405, 'en', '405', 'This page does not accept this request'])
    expect(await shown('POST', '/dana', 'de')).toEqual([405, 'de', '405', 'Diese Seite nimmt diese Anfrage nicht an'])
    expect(await shown('POST', '/dana?lang=de', 'en')).toEqual(await shown('POST', '/dana', 'de'))
  })
})
