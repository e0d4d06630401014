import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { aBooking, mailsTo } from '#tests/booking/a-booking'
import { NO_LIBICAL, readWithLibical } from '#tests/setup/libical'
import { NO_PYTHON, readWithPython } from '#tests/setup/python-icalendar'
import { AN_ATTENDEE } from '#tests/setup/test-app'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'

interface Entry {
  uid: string
  sequence: number
  method: string
  status: string
  start: number
}

describe('the calendar objects of a booking that is created, moved twice and cancelled', () => {
  it('raise SEQUENCE by one, fit METHOD, and end cancelled in any order (C1, C2, C3)', async () => {
    const { objects, starts, id } = await aWholeLife()
    const read = objects.map(withIcalJs)
    expect(read.map(({ sequence, method, status }) => [sequence, method, status])).toEqual([
      [0, 'REQUEST', 'CONFIRMED'],
      [1, 'REQUEST', 'CONFIRMED'],
      [2, 'REQUEST', 'CONFIRMED'],
      [3, 'CANCEL', 'CANCELLED'],
    ])
    expect(read.map(({ start }) => start)).toEqual([...starts, starts.at(-1)])
    expect(new Set(read.map(({ uid }) => uid))).toEqual(new Set([`${id}@localhost`]))
    for (const order of permutations(read)) expect(applied(order)).toMatchObject({ status: 'CANCELLED', sequence: 3 })
  })

  it('read the same in two independent parsers (C7)', async () => {
    const { objects } = await aWholeLife()
    for (const content of objects) expect(await withNodeIcal(content)).toEqual(withIcalJs(content))
  })

  it.skipIf(NO_PYTHON)('read the same in python3-icalendar, skipped if not installed (C7)', async () => {
    const { objects } = await aWholeLife()
    for (const content of objects) {
      const { uid, sequence, status, start } = withIcalJs(content)
      const [read] = readWithPython(content)
      expect(read && { ...read, start: Date.parse(read.start) }).toEqual({ uid, sequence, status, start })
    }
  })

  it.skipIf(NO_LIBICAL)(
    'read the same in libical, without an error and as RFC 5546 wants, skipped if missing (C3, C7)',
    async () => {
      const { objects } = await aWholeLife()
      const read = objects.map(readWithLibical)
      for (const [index, content] of objects.entries())
        expect(read[index]).toMatchObject({ ...withIcalJs(content), errors: 0, keepsItip: true })
      for (const order of permutations(read)) expect(applied(order)).toMatchObject({ status: 'CANCELLED', sequence: 3 })
    },
  )

  it('have no line longer than 75 octets, and end all with CRLF (C6)', async () => {
    const { objects } = await aWholeLife()
    for (const content of objects) {
      expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }
  })
})

/** RFC 5546 §2.1.4: of two objects with one UID the higher SEQUENCE counts, whichever came first. */
function applied(entries: Entry[]): Entry | undefined {
  let current: Entry | undefined
  for (const entry of entries) if (!current || entry.sequence >= current.sequence) current = entry
  return current
}

let lived: Promise<{ objects: string[]; starts: number[]; id: string }> | undefined

/** What the attendee's calendar got, in the order of sending. */
function aWholeLife() {
  lived ??= (async () => {
    const { app, slots, booking, row, actor, settled } = await aBooking({ slot: 60 })
    const starts = [60, 70, 80].map((slot) => Date.parse(slots[slot] ?? ''))
    for (const start of starts.slice(1)) {
      await rescheduleBooking(app.services, await row(), { start, actor }, Date.now())
      await settled()
    }
    await cancelBooking(app.services, await row(), { actor, reason: 'Travelling' }, Date.now())
    await settled()
    const objects = mailsTo(app, AN_ATTENDEE.email).map(({ calendar }) => calendar?.content ?? '')
    return { objects, starts, id: booking.id }
  })()
  return lived
}

function withIcalJs(content: string): Entry {
  const calendar = new ICAL.Component(ICAL.parse(content))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event')
  const event = new ICAL.Event(component)
  return {
    uid: event.uid,
    sequence: event.sequence,
    method: String(calendar.getFirstPropertyValue('method')),
    status: String(component.getFirstPropertyValue('status')),
    start: event.startDate.toJSDate().getTime(),
  }
}

async function withNodeIcal(content: string): Promise<Entry> {
  const parsed = nodeIcal.sync.parseICS(content)
  const event = Object.values(parsed).find((entry) => entry?.type === 'VEVENT') as VEvent & {
    sequence: string
  }
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    method: String(event.method),
    status: String(event.status),
    start: event.start.getTime(),
  }
}

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}
