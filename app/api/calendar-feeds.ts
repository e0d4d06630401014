import { createRoute, z } from '@hono/zod-openapi'
import { type CalendarFeed, NewFeedSchema } from '~/busy/calendar-feed'
import { type AddFeedResult, addFeed, listFeeds, removeFeed } from '~/busy/save-feed.server'
import { invalid, notFoundProblem, ProblemError } from '~/http/problem'
import { instantText } from '~/time/instants'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, body, byId, call, keyed, nothing } from './describe-call'
import { FEED_EXAMPLE } from './examples'
import { instant } from './shapes'

const FeedShape = z
  .object({
    id: z.string(),
    url: z.string().openapi({ description: 'Masked: the whole address opens the calendar, so it is not shown again' }),
    name: z.string(),
    status: z.enum(['new', 'ok', 'partly_read', 'failing', 'stale']).openapi({
      description:
        '`partly_read`: some events were not understood and block nothing; `failing`: what was read last counts; `stale`: that is older than a day',
    }),
    checkedAt: instant.nullable(),
    error: z.string().nullable(),
    allDayBlocks: z.boolean(),
    unreadCount: z.int().openapi({ description: 'Events that were not understood' }),
    unreadEvents: z
      .array(
        z.object({
          date: z.string().nullable().openapi({ description: 'On which it begins, as it is written' }),
          reason: z.enum(['zone', 'time', 'rule', 'component', 'cut_off']),
          zone: z.string().nullable().openapi({ description: 'The name of the time zone that is unknown' }),
        }),
      )
      .openapi({ description: 'The first ten of them' }),
  })
  .openapi('CalendarFeed')

const list = createRoute({
  method: 'get',
  path: '/calendar-feeds',
  ...call('Busy calendars', 'listCalendarFeeds', 'List busy calendars'),
  ...keyed('read'),
  responses: answers(200, 'The calendars whose events make the host busy', z.array(FeedShape), {
    list: true,
    example: [FEED_EXAMPLE],
  }),
})
const add = createRoute({
  method: 'post',
  path: '/calendar-feeds',
  ...call(
    'Busy calendars',
    'addCalendarFeed',
    'Follow a busy calendar',
    'By its ICS address, which must be https and public. Only when its events are is kept, not what they are called.',
  ),
  ...keyed('manage'),
  request: body(NewFeedSchema, { url: 'https://calendar.example.com/private-0a1b2c/basic.ics' }),
  responses: answers(201, 'Followed from now on; read for the first time within moments', FeedShape, {
    example: FEED_EXAMPLE,
    or: ['already_there', 'too_many'],
  }),
})
const remove = createRoute({
  method: 'delete',
  path: '/calendar-feeds/{id}',
  ...call('Busy calendars', 'removeCalendarFeed', 'Stop following a calendar', 'What it made busy is free again.'),
  ...keyed('manage'),
  request: byId(FEED_EXAMPLE.id),
  responses: nothing,
})

export function addCalendarFeeds(api: Api): void {
  api.openapi(list, async (c) => {
    const host = requireKey(c)
    const feeds = await listFeeds(c.var, host.id, c.var.now)
    return c.json({ data: feeds.map(viewOf), nextCursor: null }, 200)
  })

  api.openapi(add, async (c) => {
    const host = requireKey(c)
    const { url, allDayBlocks = true } = c.req.valid('json')
    const result = await addFeed(c.var, host.id, { url, allDayBlocks, staleBlocks: true }, c.var.now)
    if (!result.ok) throw refusalOf(result)
    c.var.busy.refreshInBackground(host.id, result.feed.id)
    return c.json({ data: viewOf(result.feed) }, 201)
  })

  api.openapi(remove, async (c) => {
    const host = requireKey(c)
    if (!(await removeFeed(c.var.db, host.id, c.req.valid('param').id))) throw notFoundProblem()
    return c.body(null, 204)
  })
}

function viewOf(feed: CalendarFeed) {
  const { id, maskedUrl, name, status, checkedAt, error, allDayBlocks, unreadCount, unreadEvents } = feed
  return {
    id,
    url: maskedUrl,
    name,
    status,
    checkedAt: checkedAt === null ? null : instantText(checkedAt),
    error,
    allDayBlocks,
    unreadCount,
    unreadEvents,
  }
}

const WORDS: Record<Extract<AddFeedResult, { ok: false }>['reason'], string> = {
  not_a_url: 'must be a web address',
  not_https: 'must begin with https://',
  has_credentials: 'must not hold a user name or password',
  port_refused: 'must use the usual port or one above 1023',
  not_public: 'must lead to a server on the public internet',
  already_there: 'is followed already',
  too_many: 'would be one calendar too many',
}

function refusalOf({ reason }: Extract<AddFeedResult, { ok: false }>): ProblemError {
  if (reason === 'too_many')
    return new ProblemError({ code: 'too_many', detail: 'You follow 50 calendars. Remove one first.' })
  if (reason !== 'already_there') return invalid([{ path: 'url', message: WORDS[reason] }])
  return new ProblemError({ code: 'already_there', detail: `This address ${WORDS[reason]}.` })
}
