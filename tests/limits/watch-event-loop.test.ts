import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { watchEventLoop } from '~/limits/watch-event-loop'

/** A watch whose time is set by hand, independent of other load on the machine. */
function aWatch() {
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const lags: [number, string[]][] = []
  const time = { ms: 0 }
  const watch = watchEventLoop<string>(
    { elapsed: () => time.ms, onLag: (...lag) => lags.push(lag), signal: closing.signal },
    { lookEveryMs: 5 },
  )
  const pass = async (ms: number) => {
    time.ms += ms
    await pause(25)
  }
  return { watch, lags, pass, stop: () => closing.abort() }
}

describe('the watch over the event loop', () => {
  it('reports how long requests waited and what was running, the latest first (S21)', async () => {
    const { watch, lags, pass } = aWatch()
    watch.begin('/a-live-stream')
    watch.begin('/over-long-ago')()
    await pass(5)
    const end = watch.begin('/heavy')
    end()
    await pass(5 + 300)
    expect(lags).toEqual([[300, ['/heavy', '/a-live-stream']]])
  })

  it('is silent up to 200 ms, and after its end', async () => {
    const { lags, pass, stop } = aWatch()
    await pass(5 + 200)
    stop()
    await pass(10_000)
    expect(lags).toEqual([])
  })

  it('names at most five', async () => {
    const { watch, lags, pass } = aWatch()
    for (let request = 1; request <= 9; request++) watch.begin(`/${request}`)
    await pass(500)
    expect(lags).toMatchObject([[495, ['/9', '/8', '/7', '/6', '/5']]])
  })

  it('counts in the metrics under the pattern of the address, not under the address', async () => {
    const app = await startTestApp()
    await aHost(app, { connected: false })
    const slots = `${app.url}/api/v1/slots?host=dana&eventType=intro-call&from=2026-12-01&to=2026-12-02`
    const asked = fetch(slots)
    const until = performance.now() + 600
    // The same thread blocks, as a quadratic expression would block it.
    while (performance.now() < until);
    await (await asked).text()
    const lines = async () => (await (await fetch(`${app.url}/metrics`)).text()).split('\n')
    await expect
      .poll(lines)
      .toContainEqual(expect.stringMatching(/^foyer_event_loop_lags_total\{route="[a-z/:_]+"\} [1-9]/))
  })
})
