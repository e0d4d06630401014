import { describe, expect, it } from 'vitest'
import { aHost, builtPages, callApi, freeSlots, raceForSlot, startTestApp } from '#tests/setup/test-app'
import { networksOf } from '~/limits/client-address.server'

const ON = { environment: { RATE_LIMIT: 'on' } }

describe('limits', () => {
  it.each([
    ['tags and capitals', (index: number) => `Ada+${index}@Example.com`],
    [
      'dots, at Gmail',
      (index: number) => `${'adaexampleadaexampleada'.replace(new RegExp(`^.{${index + 1}}`), '$&.')}@gmail.com`,
    ],
    ['both names of Gmail', (index: number) => `ada.example@${index % 2 ? 'gmail' : 'googlemail'}.com`],
  ])(
    'allow one mailbox 20 bookings an hour, however it is spelled: %s; then no mail is sent (S16)',
    async (_, spelled) => {
      const app = await startTestApp(ON)
      const host = await aHost(app, { connected: false })
      const slots = await freeSlots(app, host)
      const statuses = []
      for (const [index, start] of slots.slice(0, 22).entries()) {
        const attendee = { name: 'Ada', email: spelled(index), timeZone: 'UTC' }
        const answer = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
        statuses.push(answer.status)
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429, 429])
    },
  )

  it('stop the changes to all bookings of one mailbox after 40 an hour (S16)', async () => {
    const app = await startTestApp({ ...ON, pages: await builtPages() })
    const host = await aHost(app, { connected: false })
    const slots = await freeSlots(app, host)
    const paths: string[] = []
    for (const [index, start] of slots.slice(0, 3).entries()) {
      const attendee = { name: 'Ada', email: `ada+${index}@example.com`, timeZone: 'UTC' }
      const booked = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
      paths.push(new URL((await booked.json()).data.manageUrl).pathname)
    }
    const statuses = []
    for (let asked = 0; asked < 41; asked++) {
      const headers = { Origin: app.url }
      const body = new URLSearchParams({ start: 'unreadable' })
      const answer = await fetch(`${app.url}${paths[asked % 3]}/reschedule`, { method: 'POST', headers, body })
      statuses.push(answer.status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect(statuses.at(-1)).toBe(429)
  })

  it('bound how often one network cancels or changes bookings of one host, who is mailed each time (S16)', async () => {
    const app = await startTestApp({ environment: { ...ON.environment, TRUST_PROXY: '1' }, pages: await builtPages() })
    const { db, limits } = app.services
    const host = await aHost(app, { connected: false })
    const [greedy, honest] = ['203.0.113.9', '198.51.100.7'] as const
    await limits.take('cancellations-with-host', networksOf(greedy, host.id), 39)
    await limits.take('changes-with-host', networksOf(greedy, host.id), 59)
    const paths: string[] = []
    for (const start of (await freeSlots(app, host)).slice(0, 4)) {
      const attendee = { name: 'Ada', email: 'ada@example.com', timeZone: 'UTC' }
      const booked = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
      paths.push(new URL((await booked.json()).data.manageUrl).pathname)
    }
    const send = async (network: string, path: string, fields: Record<string, string>) => {
      const headers = { Origin: app.url, 'X-Forwarded-For': network }
      const sent = { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' } as const
      return (await fetch(app.url + path, sent)).status
    }
    const rename = { name: 'Ada Example', guests: '' }
    expect(await send(greedy, `${paths[0]}/edit`, rename)).toBe(302)
    expect(await send(greedy, `${paths[0]}/edit`, rename)).toBe(429)
    expect(await send(honest, `${paths[0]}/edit`, rename)).toBe(302)
    expect(await send(greedy, `${paths[0]}/cancel`, {})).toBe(302)
    expect(await send(greedy, `${paths[1]}/cancel`, {})).toBe(429)
    expect(await send(honest, `${paths[1]}/cancel`, {})).toBe(302)
    // A host whose visitors share one network has no such limit.
    await db.updateTable('hosts').set({ network_share_percent: 100 }).where('id', '=', host.id).execute()
    expect(await send(greedy, `${paths[2]}/edit`, rename)).toBe(302)
    expect(await send(greedy, `${paths[3]}/cancel`, {})).toBe(302)
  })

  it('allow a host’s program 60 moves of one booking an hour, each with mails (S16)', async () => {
    const app = await startTestApp(ON)
    const host = await aHost(app, { connected: false })
    const [first, ...others] = await freeSlots(app, host)
    const attendee = { name: 'Ada', email: 'ada@example.com', timeZone: 'UTC' }
    const booked = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: first, attendee })
    const { id } = (await booked.json()).data
    const answers = []
    for (let moved = 0; moved < 62; moved++)
      answers.push(await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: others[moved % 2] }))
    expect(answers.map(({ status }) => status)).toEqual([...Array(60).fill(200), 429, 429])
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answers.at(-1)?.json()).toMatchObject({ code: 'rate_limited', status: 429 })
    const { data } = await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()
    expect(data).toMatchObject({ status: 'confirmed', start: others[1], sequence: 60 })
  })

  it('still show the losers of a race that the slot is taken (B3)', async () => {
    const app = await startTestApp(ON)
    const host = await aHost(app, { connected: false })
    const [start] = await freeSlots(app, host)
    const answers = await raceForSlot(app, host, start, 100)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
  })
})
