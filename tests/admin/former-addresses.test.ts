import { expect, it } from 'vitest'
import { startAdmin } from './start-admin'

it.each([
  ['/admin/webhooks/crm/con_1/deletion?after=1', '/admin/webhooks/connectors/con_1/deletion?after=1'],
  ['/admin/bookings/week', '/admin/calendar'],
  ['/admin/bookings/week?week=2030-W49', '/admin/calendar?view=week&date=2030-12-02'],
  ['/admin/availability/why?date=2026-12-06', '/admin/availability/explain?date=2026-12-06'],
])('%s leads to the present address, with its query', async (former, present) => {
  const { get } = await startAdmin({ connected: false })
  const response = await get(former)
  expect({ status: response.status, location: response.headers.get('location') }).toEqual({
    status: 301,
    location: present,
  })
})
