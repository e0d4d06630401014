import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface FeedServer {
  url: string
  /** Its response; may be changed. */
  answer: RequestListener
  requests: { etag: string | undefined }[]
}

/** An external calendar server, on loopback. */
export async function aFeedServer(answer: RequestListener): Promise<FeedServer> {
  const feed: FeedServer = { url: '', answer, requests: [] }
  const server = createServer((req, res) => {
    feed.requests.push({ etag: req.headers['if-none-match'] })
    feed.answer(req, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  feed.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/private-0a1b2c/basic.ics`
  return feed
}

/** A calendar with one event per span, in UTC. */
export function calendarOf(...spans: { start: number; end: number; more?: string }[]): string {
  const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const events = spans.map(({ start, end, more }, index) =>
    ['BEGIN:VEVENT', `UID:${index}@elsewhere`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`, more, 'END:VEVENT']
      .filter(Boolean)
      .join('\r\n'),
  )
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Family', ...events, 'END:VCALENDAR', ''].join('\r\n')
}
