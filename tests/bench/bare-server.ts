import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import { segmentsAround } from '~/time/wall-time'
import { tightSlots } from './tight-engine'

/**
 * The lower bound for the app's servers, in a separate process: `node:http`, one prepared statement, the tight engine, one `stringify`;
 * and for bookings one durable insert. No rules, no validation, no headers. Prints its port on stdout.
 */
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const [, , databaseFile = '', ownFile = ''] = process.argv

const app = new Database(databaseFile, { readonly: true })
const held = app.prepare(
  `select b.starts_at as start, b.ends_at as end from bookings b join hosts h on h.id = b.host_id
   where h.handle = ? and b.status in ('pending', 'confirmed') and b.starts_at > ? and b.starts_at < ? order by b.starts_at`,
)
const own = new Database(ownFile)
own.pragma('journal_mode = WAL')
own.pragma('synchronous = FULL')
own.exec('create table bookings (id integer primary key, body text not null) strict')
const insert = own.prepare('insert into bookings (body) values (?)')

const now = Date.now()
const segments = segmentsAround('Europe/Zurich', now - DAY_MS, now + 40 * DAY_MS)
const offsets = Float64Array.from(segments.flatMap(({ from, offset }) => [from, offset]))
const weekday = [9 * 60, 17 * 60]
const hours = Int32Array.from([[0, 0], weekday, weekday, weekday, weekday, weekday, [0, 0]].flat())

function answerSlots(response: ServerResponse): void {
  const from = Date.now() + 120 * MINUTE_MS
  const until = (Math.floor(now / DAY_MS) + 31) * DAY_MS
  const busy = held.all('dana', from, until) as { start: number; end: number }[]
  const days: Record<string, { start: string; end: string }[]> = {}
  for (const start of tightSlots(offsets, hours, busy, { from, until, durationMinutes: 30, stepMinutes: 30 })) {
    const text = new Date(start).toISOString()
    days[text.slice(0, 10)] ??= []
    days[text.slice(0, 10)]?.push({ start: text, end: new Date(start + 30 * MINUTE_MS).toISOString() })
  }
  answer(response, 200, JSON.stringify({ data: days }))
}

async function keepBooking(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown
  const { lastInsertRowid } = insert.run(JSON.stringify(body))
  answer(response, 201, JSON.stringify({ data: { id: Number(lastInsertRowid) } }))
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(text)
}

const server = createServer((request, response) => {
  if (request.method === 'POST') void keepBooking(request, response)
  else if (request.url === '/slots') answerSlots(response)
  else answer(response, 200, '{"data":{}}')
})
server.listen(0, '127.0.0.1', () => console.info((server.address() as AddressInfo).port))
