import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '#tests/setup/test-app'
import { linkRedirectScript } from '~/embed/link-redirects.server'
import { LOCALES } from '~/i18n/locale'

const weigh = async (url: string) => brotliCompressSync(await (await fetch(url)).bytes()).length

describe('the loader', () => {
  it('has at most 3,000 bytes in one request; each compatibility script adds at most 2,000', async () => {
    const { url } = await startTestApp()
    const base = await weigh(`${url}/embed.js`)
    const calendly = (await weigh(`${url}/embed.js?compat=calendly`)) - base
    const cal = (await weigh(`${url}/embed.js?compat=cal`)) - base
    console.info(`embed.js: ${base} bytes, Calendly's names ${calendly} more, Cal.com's ${cal} more`)
    expect(base).toBeLessThanOrEqual(3_000)
    expect(calendly).toBeLessThanOrEqual(2_000)
    expect(cal).toBeLessThanOrEqual(2_000)
  })

  it('is revalidated soon and briefly; under the hash of a version it is cached for ever', async () => {
    const { url } = await startTestApp()
    const first = await fetch(`${url}/embed.js`)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toContain('max-age=300')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect((await fetch(`${url}/embed.js`, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    const hash = /[0-9a-f]{12}/.exec(etag)?.[0]
    const kept = await fetch(`${url}/embed-${hash}.js`)
    expect(kept.headers.get('cache-control')).toContain('immutable')
    expect(await kept.text()).toBe(await first.text())
    // An outdated version: its site continues with the current one.
    const old = await fetch(`${url}/embed-0123456789ab.js`, { redirect: 'manual' })
    expect([old.status, old.headers.get('location')]).toEqual([302, '/embed.js'])
  })

  it('has its words in every language: English in itself, the others in files kept for ever', async () => {
    const { url } = await startTestApp()
    const loader = await (await fetch(`${url}/embed.js`)).text()
    const [, languages = '', version] = /"([a-z,]+)"\.includes\(.*?-([0-9a-f]{6})\.mjs/.exec(loader) ?? []
    expect(languages.split(',')).toEqual(expect.arrayContaining(LOCALES.filter((locale) => locale !== 'en')))
    for (const language of languages.split(',')) {
      const words = await fetch(`${url}/embed-${language}-${version}.mjs`)
      expect(words.headers.get('cache-control'), language).toContain('immutable')
      expect(words.headers.get('access-control-allow-origin')).toBe('*')
      const code = await words.text()
      for (const name of ['title', 'close', 'failed']) expect(code).toMatch(new RegExp(`\\b${name}\\b`))
    }
    // An earlier loader names an earlier version, and gets the present words for a while.
    const old = await fetch(`${url}/embed-de-000000.mjs`)
    expect([old.status, old.headers.get('cache-control')?.includes('max-age=300')]).toEqual([200, true])
    expect((await fetch(`${url}/embed-xx-${version}.mjs`)).status).toBe(404)
  })
})

describe('linkRedirectScript', () => {
  it('maps each old link to its target, and lets nothing else into the script', async () => {
    const { services } = await startTestApp()
    const query = new URLSearchParams([
      ['map', 'acme/30min:dana/intro-call'],
      ['map', 'x":alert(1)//:dana/intro-call'],
      ['host', "'; drop table hosts; --"],
    ])
    expect(await linkRedirectScript(services.db, query)).toBe(
      'window.FoyerOldLinks={"acme/30min":"dana/intro-call"};\n',
    )
  })
})
