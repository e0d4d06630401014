import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * Browser tests of one worker share an app, and which files meet in a worker differs from run to run: two
 * tests that make the same host pass alone and fail together.
 */
const MADE_HERE =
  /(?:\b(?:createHost|createApiHost|aHost\w*)\((?:app, )?'([\w-]+)'|\bhandle: '([\w-]+)'|\bsignUp\([^']*'[^']*', email: '([\w-]+)@)/g

function hostsMadeIn(source: string): string[] {
  return [...source.matchAll(MADE_HERE)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
}

function madeTwice(sources: string[]): string[] {
  const hosts = sources.flatMap(hostsMadeIn)
  return [...new Set(hosts.filter((host, index) => hosts.indexOf(host) !== index))]
}

it('no two browser tests make a host of the same handle or address', () => {
  const sources = globSync('tests/{e2e,engines}/*.spec.ts').map((path) => readFileSync(path, 'utf8'))
  expect(sources.flatMap(hostsMadeIn).length).toBeGreaterThan(40)
  expect(madeTwice(sources)).toEqual([])
})

it('notices a host that is made twice, by whatever call', () => {
  const one = "await createApiHost(app, 'petra')\nawait app.createHost('tina')"
  const other = "await signUp(page, app, { name: 'Petra Example', email: 'petra@example.com' })"
  expect(madeTwice([one, other])).toEqual(['petra'])
  expect(madeTwice([one, "const it = { handle: 'tina', account: /x/ }"])).toEqual(['tina'])
})
