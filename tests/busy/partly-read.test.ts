import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { formatShortDate } from '~/i18n/dates'
import { aFeedServer } from './feed-server'

describe('a calendar that can be read in part', () => {
  it('is marked as partly read, with the date and zone of what blocks nothing', async () => {
    const { app, host, get } = await startAdmin({ connected: false, environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const [start = ''] = await freeSlots(app, host)
    const [date, stamp] = [start.slice(0, 10), start.slice(0, 19).replace(/[-:]/g, '')]
    const text = [
      'BEGIN:VCALENDAR',
      'begin:vevent',
      `Dtstart:${stamp}Z`,
      'duration:PT30M',
      'end:vevent',
      'BEGIN:VEVENT',
      `DTSTART;TZID=Zone of nobody:${stamp}`,
      'DURATION:PT30M',
      'END:VEVENT',
      'END:VCALENDAR',
    ]
    const feed = await aFeedServer((_req, res) => void res.end(text.join('\r')))
    expect((await callApi(app, host, 'POST', '/calendar-feeds', { url: feed.url })).status).toBe(201)
    const first = async () => (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data[0]
    await expect.poll(first).toMatchObject({
      status: 'partly_read',
      error: null,
      unreadCount: 1,
      unreadEvents: [{ date, reason: 'zone', zone: 'Zone of nobody' }],
    })
    expect(await freeSlots(app, host)).not.toContain(start)
    const page = (await (await get('/admin/calendars')).text()).replaceAll('<!-- -->', '')
    expect(page).toContain('Partly read')
    expect(page).toContain(
      `${formatShortDate('en', Date.parse(date!), 'UTC')}: the time zone “Zone of nobody” is unknown`,
    )
  })

  it('is refused when nothing can be read', async () => {
    const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const host = await aHost(app, { connected: false })
    const text = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:tomorrow\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const feed = await aFeedServer((_req, res) => void res.end(text))
    await callApi(app, host, 'POST', '/calendar-feeds', { url: feed.url })
    const first = async () => (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data[0]
    await expect.poll(first).toMatchObject({ status: 'failing', error: 'not_understood' })
  })

  it('does not block what the host declined', async () => {
    const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const host = await aHost(app, { connected: false })
    const [start = ''] = await freeSlots(app, host)
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      `DTSTART:${start.slice(0, 19).replace(/[-:]/g, '')}Z`,
      'DURATION:PT30M',
      `ATTENDEE;PARTSTAT=DECLINED:mailto:${host.email}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ]
    const feed = await aFeedServer((_req, res) => void res.end(text.join('\n')))
    await callApi(app, host, 'POST', '/calendar-feeds', { url: feed.url })
    const first = async () => (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data[0]
    await expect.poll(first).toMatchObject({ status: 'ok' })
    expect(await freeSlots(app, host)).toContain(start)
  })
})
