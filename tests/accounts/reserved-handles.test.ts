import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '#tests/setup/test-app'
import { findHandleProblem } from '~/accounts/handle'
import { createServer } from '~/process/server'
import routes from '~/routes'
import { isPublicName } from '~/security/public-name'

/** First segments that the contract names, also those of pages to come. */
const CONTRACT = [
  'admin',
  'api',
  'booking',
  'calendars',
  'embed',
  'feeds',
  'goto',
  'healthz',
  'metrics',
  'oidc',
  'operator',
  'readyz',
  'team',
]
const LOOK_ALIKES = [
  'robots-txt',
  'favicon-ico',
  'sitemap-xml',
  'well-known',
  'embed-js',
  'dev',
  'security-txt',
  'sign-in',
  'signin',
  's-i-g-n-i-n',
  'apple-touch-icon-png',
  'webhook',
  'teams',
]

const segmentOf = (path: string) => path.split('/').find((part) => part !== '') ?? ''
/** A file's name as people would write it with letters, digits and hyphens only. */
const spelled = (segment: string) =>
  segment
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function isFree(name: string): boolean {
  return isPublicName(name) && findHandleProblem(name) === null
}

describe('a handle', () => {
  it('is never the address of a page', () => {
    const segments = (routes as { path?: string }[])
      .map(({ path }) => segmentOf(path ?? ''))
      .filter((one) => /^[^:*]/.test(one))
    expect(segments).toContain('verify-email')
    expect(segments.map(spelled).filter(isFree)).toEqual([])
  })

  it('is never an address that the server handles before the pages', async () => {
    const app = await startTestApp()
    const { services } = app
    const noPages = () => Promise.reject(new Error('none'))
    const hono = createServer({
      services,
      pages: noPages,
      clientFiles: 'build/client',
      widgetFiles: 'build/widget',
      lastLookAt: () => 0,
      keepsPages: true,
    })
    const segments = hono.routes.map(({ path }) => segmentOf(path)).filter((one) => /^[^:*]/.test(one))
    expect(segments).toEqual(expect.arrayContaining(['healthz', 'photos', 'embed.js', 'api']))
    expect([...new Set(segments)].map(spelled).filter(isFree)).toEqual([])
  })

  it('is never the name of a served file', () => {
    const files = ['build/client', 'build/widget']
      .flatMap((folder) => readdirSync(folder))
      // A folder: its files are served as `/embed-…`.
      .filter((file) => file !== 'words')
    expect(files).toContain('assets')
    expect(files.map((file) => spelled(file.replace(/\.(map|br|gz)$/, ''))).filter(isFree)).toEqual([])
  })

  it.each([...CONTRACT, ...LOOK_ALIKES])('is not %s', (name) => {
    expect(isFree(name)).toBe(false)
  })

  it.each(['dana', 'devon', 'robotics', 'admina', 'teamwork', 'jose-mueller', 'text', 'embedded', 'apiary'])(
    'may be %s',
    (name) => {
      expect(isFree(name)).toBe(true)
    },
  )
})
