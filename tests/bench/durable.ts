import { buildApp, end, serve, startHelper } from './apps'
import { type BookingCall, bookingsPerSecond } from './book-many'
import { middle } from './requests'

const DAY_MS = 86_400_000
const ROUNDS = 5
/** Enough for both sides to be warm; all rounds together fit into eight weeks of a host. */
const BOOKINGS_A_ROUND = 36

export interface DurableFigure {
  what: string
  ours: number
  floor: number
  /** The median of the rounds' ratios. */
  ratio: number
}

/**
 * Bookings per second through the whole app to durable inserts of a bare server, each host's one after the other and all hosts at
 * once: with the jobs queued (an app whose worker is stopped), and while the worker runs them. Rounds of both sides alternate.
 */
export async function measureDurable(folder: string): Promise<DurableFigure[]> {
  const mail = await startHelper('mail-sink.ts')
  const resting = await buildApp(`${folder}/resting`)
  const working = await buildApp(`${folder}/working`, { smtpPort: mail.port })
  const bare = await startHelper('bare-server.ts', [resting.file, `${folder}/bare.db`])
  const servers = [await serve(resting, { quiet: true }), await serve(working)]
  try {
    const floor = `http://127.0.0.1:${bare.port}`
    const sides = [
      { what: 'jobs queued', lanes: await lanesOf(resting), url: `${resting.url}/api/v1/bookings`, keepAlive: true },
      {
        what: 'jobs queued, a connection each',
        lanes: await lanesOf(resting),
        url: `${resting.url}/api/v1/bookings`,
        keepAlive: false,
      },
      {
        what: 'jobs run meanwhile',
        lanes: await lanesOf(working),
        url: `${working.url}/api/v1/bookings`,
        keepAlive: true,
      },
    ]
    const rounds = sides.map(() => [] as { ours: number; floor: number; ratio: number }[])
    // Each side takes separate times; the first round only warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, { lanes, url, keepAlive }] of sides.entries()) {
        const first = (round * sides.length + index) * BOOKINGS_A_ROUND
        const part = lanes.map((lane) => lane.slice(first, first + BOOKINGS_A_ROUND))
        const theirs = await bookingsPerSecond(floor, part, keepAlive)
        const ours = await bookingsPerSecond(url, part, keepAlive)
        if (round > 0) rounds[index]?.push({ ours, floor: theirs, ratio: ours / theirs })
      }
    }
    return sides.map(({ what }, index) => {
      const of = (name: 'ours' | 'floor' | 'ratio') => middle((rounds[index] ?? []).map((round) => round[name]))
      return { what, ours: of('ours'), floor: of('floor'), ratio: of('ratio') }
    })
  } finally {
    for (const server of [...servers, bare.process, mail.process]) await end(server)
  }
}

/** Free times, a lane for each host. */
async function lanesOf({ url, keys }: { url: string; keys: string[] }): Promise<BookingCall[][]> {
  const from = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)
  const to = new Date(Date.now() + 58 * DAY_MS).toISOString().slice(0, 10)
  const answer = await fetch(`${url}/api/v1/slots?host=dana&eventType=intro-call&from=${from}&to=${to}`)
  const { data } = (await answer.json()) as { data: Record<string, { start: string }[]> }
  const starts = Object.values(data).flatMap((slots) => slots.map(({ start }) => start))
  const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'Europe/Zurich' }
  return keys.map((key) =>
    starts.map((start) => ({
      authorization: `Bearer ${key}`,
      body: JSON.stringify({ eventType: 'intro-call', start, attendee }),
    })),
  )
}
