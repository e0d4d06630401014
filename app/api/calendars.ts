import { createRoute, z } from '@hono/zod-openapi'
import { type ConnectedAccount, listCalendarAccounts } from '~/calendars/list-accounts.server'
import { instantText } from '~/time/instants'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, call, keyed } from './describe-call'
import { CALENDAR_ACCOUNT_EXAMPLE } from './examples'
import { instant } from './shapes'

const AccountShape = z
  .object({
    id: z.string(),
    provider: z.enum(['google', 'microsoft', 'caldav']),
    account: z.string().openapi({ description: 'An address or a user name, as the provider has it' }),
    status: z.enum(['connected', 'reconnect_needed']),
    checkedAt: instant.nullable(),
    error: z.string().nullable().openapi({
      description: 'Why it could not be read the last time; what was read before that counts',
    }),
    calendars: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        blocks: z.boolean().openapi({ description: 'Its events make the host busy' }),
        receivesBookings: z.boolean().openapi({ description: 'Bookings are written to it' }),
      }),
    ),
  })
  .openapi('CalendarAccount')

const list = createRoute({
  method: 'get',
  path: '/calendars',
  ...call('Connected calendars', 'listCalendars', 'List connected calendars'),
  ...keyed('read'),
  responses: answers(200, 'The calendar accounts that the host connected', z.array(AccountShape), {
    list: true,
    example: [CALENDAR_ACCOUNT_EXAMPLE],
  }),
})

export function addCalendars(api: Api): void {
  api.openapi(list, async (c) => {
    const host = requireKey(c)
    const accounts = await listCalendarAccounts(c.var.db, host.id, c.var.now)
    return c.json({ data: accounts.flatMap(viewOf), nextCursor: null }, 200)
  })
}

/** None for an account that the host has disconnected, and that is only kept until its events are taken out. */
function viewOf({ id, provider, name, status, checkedAt, error, calendars }: ConnectedAccount) {
  if (status === 'leaving') return []
  return [
    {
      ...{ id, provider, account: name, status },
      checkedAt: checkedAt === null ? null : instantText(checkedAt),
      error,
      calendars: calendars
        .filter(({ gone }) => !gone)
        .map(({ id, name, blocks, receivesBookings }) => ({ id, name, blocks, receivesBookings })),
    },
  ]
}
