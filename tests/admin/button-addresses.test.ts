import { expect, it } from 'vitest'
import { startAdmin } from './start-admin'

it('an address that only a button posts to redirects to the button’s page when it is opened', async () => {
  const { get } = await startAdmin({ connected: false })
  const back = {
    '/admin/bookings/bkg_1/change': '/admin/bookings/bkg_1',
    '/admin/jobs/1': '/admin',
    '/admin/jobs/paused': '/admin/deliveries',
    '/admin/event-types/evt_1/copy': '/admin/event-types',
    '/admin/event-types/evt_1/visibility': '/admin/event-types',
    '/admin/event-types/evt_1/position': '/admin/event-types',
    '/admin/availability/sch_1/undo': '/admin/availability',
    '/admin/availability/sch_1/default': '/admin/availability',
    '/admin/availability/days-off/undo': '/admin/availability/days-off',
    '/admin/calendars/fed_1': '/admin/calendars',
    '/admin/calendars/subscription': '/admin/calendars',
    '/admin/team/name': '/admin/team/members',
    '/admin/team/sharing': '/admin/team/members',
    '/admin/team/members/hst_1/role': '/admin/team/members',
    '/admin/team/invitations/inv_1/refusal': '/admin/team',
    '/admin/team/invitations/inv_1/withdrawal': '/admin/team/members',
  }
  for (const [address, leadsTo] of Object.entries(back)) {
    const response = await get(address)
    expect([address, response.status, response.headers.get('location')]).toEqual([address, 302, leadsTo])
  }
})
