import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { MOMENTS } from './moments'

const PRELOAD = new URL('./shifted-clock.mjs', import.meta.url).href

/** A separate tree of processes: what this one inherited is removed. */
function runAt(testNow: string, script: string): string {
  const { TEST_CLOCK_OFFSET_MS: _, ...env } = process.env
  const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', script], {
    env: { ...env, TEST_NOW: testNow, NODE_OPTIONS: `--import=${PRELOAD}` },
    encoding: 'utf8',
  })
  if (!stdout) throw new Error(stderr)
  return stdout
}

it('is the clock of the tests themselves, however they are started', () => {
  const start = Date.parse(process.env.TEST_NOW || (MOMENTS[0]?.now ?? ''))
  expect(Date.now()).toBeGreaterThanOrEqual(start)
  expect(Date.now()).toBeLessThan(start + 3_600_000)
})

it('starts every way of reading the time at TEST_NOW', () => {
  const script = `
    class Later extends Date {}
    console.log([new Date(), Date.now(), Date(), new Later(), new (new Date(0).constructor)()]
      .map((time) => new Date(time).toISOString().slice(0, 16)).join())`
  expect(runAt('2028-02-29T12:00:00Z', script).trim()).toBe(Array(5).fill('2028-02-29T12:00').join())
})

it('leaves given instants, their type and elapsed time alone', () => {
  const script = `
    console.log(new Date(0).toISOString(), new Date(2026, 1, 2).getDate(), new Date() instanceof Date, Date.UTC(1970, 0),
      structuredClone(new Date(7)) instanceof Date, performance.now() < 60_000)`
  expect(runAt('2031-12-31T23:50:00Z', script).trim()).toBe('1970-01-01T00:00:00.000Z 2 true 0 true true')
})

it('is shared by child processes', () => {
  const script = `
    import { spawnSync } from 'node:child_process'
    const child = spawnSync('node', ['-p', 'process.env.TEST_CLOCK_OFFSET_MS + new Date().toISOString()'], { encoding: 'utf8' })
    console.log(child.stdout.startsWith(process.env.TEST_CLOCK_OFFSET_MS + '2040-06-15T12:'))`
  expect(runAt('2040-06-15T12:00:00Z', script).trim()).toBe('true')
})

it('is used in the Date header of a response', async () => {
  const server = createServer((_, response) => response.end()).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}`)
  server.close()
  const day = new Date().toISOString().slice(0, 10)
  expect(new Date(answer.headers.get('date') ?? '').toISOString().slice(0, 10)).toBe(day)
})
