import { Agent, request } from 'node:http'
import { type BenchApp, buildApp, end, serve } from './apps'
import { middle } from './requests'

const ROUNDS = 9
const REQUESTS = 150
/** At once, on connections that stay open: a client must not be what is measured. */
const CONNECTIONS = 8

interface Page {
  what: string
  target: string
  address: (n: number) => string
}

/** CPU time of the process for one request of each page, to `/healthz` in the same round. */
export async function pageCostRows(folder: string): Promise<string[][]> {
  const app = await buildApp(`${folder}/pages`)
  const server = await serve(app)
  try {
    const { start, manage } = await aBooking(app)
    const zone = 'tz=Europe/Zurich'
    const pages: Page[] = [
      { what: 'booking page, a month, warm', target: '≤ 2×', address: () => `/dana/intro-call?${zone}` },
      // A parameter that travels along in every link: no two pages are the same.
      { what: 'booking page, unwarmed', target: '≤ 7×', address: (n) => `/dana/intro-call?${zone}&utm_term=${n}` },
      // Nor are the times that it shows: each is of another zone and day, which no page has asked for.
      { what: 'booking page, of times not seen before', target: '', address: unseenTimes },
      { what: 'details', target: '≤ 5×', address: () => `/dana/intro-call/book?start=${start}&${zone}` },
      { what: 'outcome', target: '≤ 5×', address: () => manage },
    ]
    return [['CPU time of the process per request, to /healthz'], ...(await costOfPages(app, pages))]
  } finally {
    await end(server)
  }
}

/** CPU time of a running app for one request of each page. */
export async function costOfPages(app: BenchApp, pages: Page[]): Promise<string[][]> {
  const cost = { floor: [] as number[], pages: pages.map(() => [] as number[]) }
  let asked = 0
  const measure = async (address: (n: number) => string) => {
    const before = await cpuSeconds(app)
    await askMany(app, () => address(asked++))
    return ((await cpuSeconds(app)) - before) / REQUESTS
  }
  for (let round = -1; round < ROUNDS; round++) {
    const floor = await measure(() => '/healthz')
    if (round >= 0) cost.floor.push(floor)
    for (const [index, { address }] of pages.entries()) {
      const seconds = await measure(address)
      if (round >= 0) cost.pages[index]?.push(seconds)
    }
  }
  const inMs = (seconds: number[]) => `${(middle(seconds) * 1_000).toFixed(2)} ms`
  return pages.map(({ what, target }, index) => {
    const ours = cost.pages[index] ?? []
    const ratio = middle(ours.map((seconds, round) => seconds / (cost.floor[round] ?? Number.NaN)))
    return [`  ${what}`, inMs(ours), inMs(cost.floor), `${ratio.toFixed(2)}×`, target]
  })
}

const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))

function unseenTimes(n: number): string {
  const date = new Date(Date.now() + (2 + (n % 50)) * 86_400_000).toISOString().slice(0, 10)
  return `/dana/intro-call?tz=${ZONES[n % ZONES.length]}&date=${date}`
}

async function aBooking({ url, keys }: BenchApp): Promise<{ start: string; manage: string }> {
  const days = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const query = `host=dana&eventType=intro-call&from=${days(2)}&to=${days(30)}`
  const { data } = (await (await fetch(`${url}/api/v1/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const [first, second] = Object.values(data).flat()
  const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'Europe/Zurich' }
  const made = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${keys[0]}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'intro-call', start: first?.start, attendee }),
  })
  const booking = (await made.json()) as { data: { manageUrl: string } }
  return { start: second?.start ?? '', manage: new URL(booking.data.manageUrl).pathname }
}

async function cpuSeconds({ url }: BenchApp): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^foyer_process_cpu_seconds_total ([\d.e+-]+)$/m.exec(text)?.[1])
}

async function askMany({ url }: BenchApp, address: () => string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const { hostname, port } = new URL(url)
  const headers = { 'Accept-Encoding': 'br, gzip', Accept: 'text/html' }
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const outgoing = request({ agent, hostname, port, path: address(), headers }, (incoming) => {
        incoming.resume()
        incoming.on('end', () =>
          incoming.statusCode === 200 ? resolve() : reject(new Error(`Answered with ${incoming.statusCode}`)),
        )
      })
      outgoing.on('error', reject)
      outgoing.end()
    })
  const lane = async () => {
    for (let n = 0; n < REQUESTS / CONNECTIONS; n++) await ask()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
  agent.destroy()
}
