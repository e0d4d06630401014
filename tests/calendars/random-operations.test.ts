import { expect, it } from 'vitest'
import { AGAIN_ON_POSTGRES } from '#tests/setup/again-on-postgres'
import { randomFrom } from '#tests/setup/seeded-random'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { answerCalendarEdit, findCalendarEdit } from '~/calendars/answer-edit.server'
import { proveAll } from '~/commands/prove'
import { anEvent, connectServer, REACHES_LOOPBACK, utc } from './calendars'

const HALF_HOUR_MS = 30 * 60_000
const OPERATIONS = AGAIN_ON_POSTGRES ? 40 : 80

interface World {
  app: TestApp
  host: TestHost
  server: QuirksServer
  accountId: string
  slots: string[]
  random: () => number
  pick: <T>(items: T[]) => T | undefined
  /** Held bookings by id, with their starts. */
  bookings: Map<string, string>
  /** Starts of foreign events by their names. */
  foreign: Map<string, string>
}

const OPERATIONS_OF: ((world: World) => Promise<unknown> | unknown)[] = [
  async ({ app, host, slots, pick, bookings }) => {
    const start = pick(slots) ?? ''
    const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const response = await callApi(app, host, 'POST', '/bookings', body, { 'Idempotency-Key': crypto.randomUUID() })
    if (response.status === 201) bookings.set((await response.json()).data.id, start)
  },
  async ({ app, host, slots, pick, bookings }) => {
    const id = pick([...bookings.keys()])
    const start = pick(slots) ?? ''
    if (id === undefined) return
    if ((await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start })).status === 200)
      bookings.set(id, start)
  },
  async ({ app, host, pick, bookings }) => {
    const id = pick([...bookings.keys()])
    if (id === undefined) return
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    bookings.delete(id)
  },
  ({ server, slots, pick, foreign }) => {
    const name = pick([...foreign.keys()].concat(`foreign-${foreign.size}`)) ?? 'foreign-0'
    const start = pick(slots) ?? ''
    server.put(
      `${name}.ics`,
      anEvent(name, [`DTSTART:${utc(start)}`, `DTEND:${utc(Date.parse(start) + HALF_HOUR_MS)}`]),
    )
    foreign.set(name, start)
  },
  ({ server, pick, foreign }) => {
    const name = pick([...foreign.keys()])
    if (name === undefined) return
    server.remove(`${name}.ics`)
    foreign.delete(name)
  },
  ({ server, pick }) => {
    const fault = pick([{ lostAnswer: true }, { noAnswer: true }, { status: 503 }, { status: 429 }])
    const methods = pick([['PUT'], ['DELETE'], ['REPORT'], ['PROPFIND', 'REPORT']]) ?? []
    server.faults.push({ methods, status: 0, times: 1, ...fault })
  },
  ({ server }) => server.forgetTokens(),
  // The host moves or deletes an event of ours.
  ({ server, slots, pick, random }) => {
    const name = pick([...server.objects.keys()].filter((name) => name.startsWith('bkg_')))
    const object = name === undefined ? undefined : server.objects.get(name)
    if (name === undefined || !object) return
    if (random() < 0.5) return server.remove(name)
    const start = pick(slots) ?? ''
    const end = utc(Date.parse(start) + HALF_HOUR_MS)
    server.put(name, object.text.replace(/DTSTART:\S+/, `DTSTART:${utc(start)}`).replace(/DTEND:\S+/, `DTEND:${end}`))
  },
  ({ app, host, accountId }) => app.services.calendars.source.readNow(host.id, accountId),
  ({ app }) => app.settled(),
]

/** Nothing fails any more, and nothing waits: jobs run now, the account is read, and questions are answered by putting events back. */
async function rest(world: World): Promise<void> {
  const { app, host, server, accountId, bookings } = world
  const { db } = app.services
  server.faults.length = 0
  for (let round = 0; round < 4; round++) {
    await db
      .updateTable('jobs')
      .set({ run_at: Date.now() })
      .where('state', '=', 'queued')
      .where('kind', '=', 'calendar-event')
      .execute()
    app.services.outbox.wake()
    await app.settled()
    await db.updateTable('calendar_accounts').set({ paused_until: 0 }).execute()
    await app.services.calendars.source.readNow(host.id, accountId)
    for (const id of bookings.keys())
      if (await findCalendarEdit(db, host.id, id))
        await answerCalendarEdit(app.services, host.id, id, 'put_back', Date.now())
  }
  app.services.outbox.wake()
  await app.settled()
  await app.services.calendars.source.readNow(host.id, accountId)
}

async function isInLine({ app, server, bookings, foreign }: World): Promise<void> {
  const startOf = (text: string) => /DTSTART:(\S+)/.exec(text)?.[1]
  const ours = [...server.objects].filter(([name]) => name.startsWith('bkg_'))
  expect(
    Object.fromEntries(ours.map(([name, { text }]): [string, string | undefined] => [name, startOf(text)])),
  ).toEqual(Object.fromEntries([...bookings].map(([id, start]): [string, string] => [`${id}.ics`, utc(start)])))
  expect(server.objects.size - ours.length).toBe(foreign.size)
  const busy = await app.services.db.selectFrom('busy_intervals').select('starts_at').where('blocks', '=', 1).execute()
  expect(busy.map(({ starts_at }) => starts_at).toSorted()).toEqual(
    [...foreign.values()].map((start) => Date.parse(start)).toSorted(),
  )
  const { db, dialect, keyring } = app.services
  const findings = await proveAll({ db, dialect }, keyring)
  expect(findings.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))).toEqual([])
}

it.each([
  [1, {}],
  [2, { noSync: true }],
  [3, { rewrites: true, shortMultiget: true }],
] as const)(
  'random operations (%i) leave one event per booking, and foreign events untouched (K1, K2, K3)',
  async (seed, quirks) => {
    const server = await startQuirksServer(quirks)
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const { accountId } = await connectServer(app, host, server)
    const random = randomFrom(seed)
    const slots = (await freeSlots(app, host)).filter((_, index) => index % 2 === 0)
    const world: World = {
      ...{ app, host, server, accountId, slots, random },
      pick: (items) => items[Math.floor(random() * items.length)],
      bookings: new Map(),
      foreign: new Map(),
    }
    for (let done = 1; done <= OPERATIONS; done++) {
      await world.pick(OPERATIONS_OF)?.(world)
      if (done % 40 > 0) continue
      await rest(world)
      await isInLine(world)
    }
  },
  300_000,
)
