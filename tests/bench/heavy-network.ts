import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { buildApp, serve } from './apps'
import { middle } from './requests'

const SECONDS = 30
const CONNECTIONS = 20
const HONEST = { 'X-Forwarded-For': '198.51.100.7' }
const GREEDY = { 'X-Forwarded-For': '203.0.113.9' }

/** What one page costs another network while one network repeats the heaviest call. */
export async function heavyNetworkRows(folder: string): Promise<string[][]> {
  const app = await buildApp(`${folder}/heavy`)
  const variables = { ...app.variables, RATE_LIMIT: 'on', TRUST_PROXY: '1' }
  const server = await serve({ ...app, variables })
  try {
    await offerEveryFiveMinutes(app)
    const before = await pageTimes(app.url, 5)
    const today = new Date()
    const day = (ahead: number) => new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
    const heavy = autocannon({
      url: `${app.url}/api/v1/slots?host=dana&eventType=intro-call&from=${day(1)}&to=${day(62)}`,
      headers: GREEDY,
      connections: CONNECTIONS,
      duration: SECONDS,
    })
    const during = await pageTimes(app.url, SECONDS - 1)
    const { '2xx': answered, '4xx': refused, '5xx': failed } = await heavy
    const ratio = middle(during) / middle(before)
    return [
      [`a booking page while another network asks for 62 days of slots, ${CONNECTIONS} at once, for ${SECONDS} s`],
      [
        '  median',
        `${middle(during).toFixed(1)} ms`,
        `${middle(before).toFixed(1)} ms`,
        `${ratio.toFixed(2)}×`,
        '≤ 2×',
      ],
      [`  the other network’s calls: ${answered} answered, ${refused} refused with 429, ${failed} failed`],
    ]
  } finally {
    server.kill()
  }
}

async function offerEveryFiveMinutes({ url, keys }: { url: string; keys: string[] }): Promise<void> {
  const headers = { Authorization: `Bearer ${keys[0]}`, 'Content-Type': 'application/json' }
  const types = (await (await fetch(`${url}/api/v1/event-types`, { headers })).json()) as { data: { id: string }[] }
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))
  const availability = JSON.stringify({ timeZone: 'Europe/Zurich', weekly, overrides: [] })
  await fetch(`${url}/api/v1/availability`, { method: 'PUT', headers, body: availability })
  const settings = JSON.stringify({ stepMinutes: 5, bookingWindow: { kind: 'rolling', days: 90 } })
  await fetch(`${url}/api/v1/event-types/${types.data[0]?.id}`, { method: 'PATCH', headers, body: settings })
}

/** ms of each page, one after the other, a few a second as people read. */
async function pageTimes(url: string, seconds: number): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  while (performance.now() - began < seconds * 1_000) {
    const asked = performance.now()
    const page = await fetch(`${url}/dana/intro-call`, { headers: HONEST })
    await page.text()
    if (page.status !== 200) throw new Error(`The honest page was answered with ${page.status}`)
    times.push(performance.now() - asked)
    await pause(150)
  }
  return times
}
