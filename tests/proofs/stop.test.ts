import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startSession } from '~/accounts/session.server'
import { createTeam } from '~/team/membership.server'
import { aFleet, bookingOf, type Fleet, type FleetHost, FULL } from './fleet'

const AT_THE_SIGNAL = FULL ? 30 : 15
const CLIENTS = FULL ? 4 : 2
/** Beside other tests a duration says little; at full size this runs alone. */
const GONE_WITHIN_MS = FULL ? 10_000 : Number.POSITIVE_INFINITY

/** The result of a post: a whole response, or a refused connection. Anything else is its error. */
type Outcome = number | 'refused' | string

it('bookings around a SIGTERM are answered or refused, and acknowledged ones survive (P1)', async () => {
  const fleet = await aFleet({ processes: 1, connected: false })
  const host = fleet.hosts[0]!
  const slots = (await fleet.slots(host)).values()
  const acknowledged: string[] = []
  const outcomes: Outcome[] = []
  const book = async (agent: Agent | false): Promise<Outcome> => {
    const outcome = await post(fleet, host, slots.next().value, agent, acknowledged)
    outcomes.push(outcome)
    return outcome
  }
  // Browsers and other servers that have sent a request before, and keep their connection for later.
  const kept = new Agent({ keepAlive: true })
  await Promise.all(Array.from({ length: AT_THE_SIGNAL }, () => book(kept)))
  expect(outcomes).toEqual(Array(AT_THE_SIGNAL).fill(201))

  const untilNobodyIsThere = async (agent: Agent | false) => {
    while ((await book(agent)) !== 'refused') await pause(80)
  }
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    untilNobodyIsThere(index % 2 === 0 ? false : new Agent({ keepAlive: true })),
  )
  const before = Array.from({ length: AT_THE_SIGNAL }, () => book(false))
  const stopped = fleet.kill(0, 'SIGTERM')
  const beganAt = Date.now()
  const after = Array.from({ length: AT_THE_SIGNAL }, (_, index) => book(index % 2 === 0 ? kept : false))
  await stopped
  const tookMs = Date.now() - beganAt
  await Promise.all([...clients, ...before, ...after])
  console.info(`stopped after ${tookMs} ms, ${acknowledged.length} of ${outcomes.length} posts were answered`)
  expect(outcomes.filter((outcome) => outcome !== 201 && outcome !== 'refused')).toEqual([])
  expect(await Promise.all([...before, ...after])).not.toContain('refused')
  expect(tookMs).toBeLessThan(GONE_WITHIN_MS)

  await fleet.start(0)
  await fleet.rest()
  const rows = await fleet.connection.db.selectFrom('bookings').select('id').execute()
  expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.sort())
  expect(fleet.mail.messages).toHaveLength(2 * acknowledged.length)
  expect(await fleet.breaches()).toEqual([])
})

it('an open event stream ends with the process, which announces its stop meanwhile (P1)', async () => {
  const fleet = await aFleet({ processes: 1, connected: false })
  const { db } = fleet.connection
  const hostId = fleet.hosts[0]!.id
  await createTeam(db, { hostId, name: 'Client success', sharesGoto: false }, Date.now())
  const cookie = (await startSession(db, hostId, null, Date.now())).split(';')[0] ?? ''
  const url = `http://127.0.0.1:${fleet.environment.PORT}`
  const stream = await fetch(`${url}/admin/team/changes`, { headers: { cookie } })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toContain('retry')

  const stopped = fleet.kill(0, 'SIGTERM')
  const beganAt = Date.now()
  const ready = () =>
    fetch(`${url}/readyz`).then(
      async (answer) => [answer.status, ((await answer.json()) as { status: string }).status],
      () => 'nobody is there',
    )
  await expect.poll(ready, { interval: 5 }).toEqual([503, 'stopping'])
  // To its end, not cut off.
  while (!(await reader.read()).done);
  await stopped
  expect(Date.now() - beganAt).toBeLessThan(GONE_WITHIN_MS)
})

function post(
  fleet: Fleet,
  host: FleetHost,
  slot: string | undefined,
  agent: Agent | false,
  acknowledged: string[],
): Promise<Outcome> {
  if (!slot) throw new Error('No time is left')
  const body = JSON.stringify(bookingOf(slot, `ada${Date.parse(slot)}`))
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: fleet.environment.PORT,
        agent,
        method: 'POST',
        path: '/api/v1/bookings',
        headers: {
          Authorization: `Bearer ${host.apiToken}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
        },
      },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (chunk: string) => {
          text += chunk
        })
        incoming.on('error', (error) => resolve(error.message))
        incoming.on('end', () => {
          if (incoming.statusCode === 201) acknowledged.push((JSON.parse(text) as { data: { id: string } }).data.id)
          resolve(incoming.statusCode ?? 0)
        })
      },
    )
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : `${error.code ?? ''} ${error.message}`),
    )
    outgoing.end(body)
  })
}
