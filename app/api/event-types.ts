import { createRoute, z } from '@hono/zod-openapi'
import { findEventTypeById, findEventTypesOfHost, findPublicEventTypeById } from '#db/queries/event-types'
import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import { isActive } from '~/accounts/host'
import { defaultSettings, eventTypeFromRow } from '~/event-types/event-type'
import { changeEventType, createEventType, deleteEventType } from '~/event-types/save-event-type.server'
import { ContractSettingsSchema } from '~/event-types/settings-schema'
import { invalid, notFoundProblem, ProblemError } from '~/http/problem'
import { keyHolder, requireKey } from './access'
import type { Api } from './api'
import { answers, body, byId, call, keyed, nothing } from './describe-call'
import { fullView, publicView } from './event-type-views'
import { EVENT_TYPE_EXAMPLE, PUBLIC_EVENT_TYPE_EXAMPLE } from './examples'
import { EventTypeShape, PublicEventTypeShape } from './shapes'

const NewEventTypeSchema = ContractSettingsSchema.partial().required({ slug: true, title: true })
const ChangesSchema = ContractSettingsSchema.partial()
const EitherView = z.union([EventTypeShape, PublicEventTypeShape])

const ById = byId(EVENT_TYPE_EXAMPLE.id)

const list = createRoute({
  method: 'get',
  path: '/event-types',
  ...call(
    'Event types',
    'listEventTypes',
    'List event types',
    'With `host` what everybody may see of that host; with the host’s key, or without `host`, all of one’s own and complete.',
  ),
  ...keyed('read', 'optional'),
  request: {
    query: z.strictObject({
      host: z.string().max(60).optional().openapi({ description: 'The host’s handle', example: 'dana' }),
    }),
  },
  responses: answers(200, 'What can be booked', z.array(EitherView), {
    list: true,
    example: [PUBLIC_EVENT_TYPE_EXAMPLE],
    or: ['unauthorized', 'not_found'],
  }),
})
const read = createRoute({
  method: 'get',
  path: '/event-types/{id}',
  ...call('Event types', 'readEventType', 'Read an event type', 'Complete with the key of its host.'),
  ...keyed('read', 'optional'),
  request: ById,
  responses: answers(200, 'The event type', EitherView, { example: PUBLIC_EVENT_TYPE_EXAMPLE }),
})
const create = createRoute({
  method: 'post',
  path: '/event-types',
  ...call(
    'Event types',
    'createEventType',
    'Add an event type',
    '`slug` and `title` are needed, the rest has defaults. The step follows the duration.',
  ),
  ...keyed('manage'),
  request: body(NewEventTypeSchema, { slug: 'deep-dive', title: 'Deep dive', durationMinutes: 60, dailyLimit: 2 }),
  responses: answers(201, 'The new event type', EventTypeShape, {
    example: {
      ...EVENT_TYPE_EXAMPLE,
      slug: 'deep-dive',
      title: 'Deep dive',
      url: 'https://book.example.com/dana/deep-dive',
      durationMinutes: 60,
      stepMinutes: 60,
      dailyLimit: 2,
    },
    or: ['slug_taken'],
  }),
})
const change = createRoute({
  method: 'patch',
  path: '/event-types/{id}',
  ...call('Event types', 'changeEventType', 'Change an event type', 'Takes any of its settings; the rest stays.'),
  ...keyed('manage'),
  request: { ...ById, ...body(ChangesSchema, { bufferAfterMinutes: 15 }) },
  responses: answers(200, 'The event type as it is now', EventTypeShape, {
    example: { ...EVENT_TYPE_EXAMPLE, bufferAfterMinutes: 15 },
    or: ['slug_taken'],
  }),
})
const remove = createRoute({
  method: 'delete',
  path: '/event-types/{id}',
  ...call('Event types', 'deleteEventType', 'Delete an event type', 'Its bookings stay as they are.'),
  ...keyed('manage'),
  request: ById,
  responses: nothing,
})

export function addEventTypes(api: Api): void {
  api.openapi(list, async (c) => {
    const { db, env, now } = c.var
    const { host: handle } = c.req.valid('query')
    const holder = keyHolder(c)
    if (handle === undefined) {
      const own = requireKey(c)
      const rows = await findEventTypesOfHost(db, own.id)
      return c.json(
        { data: rows.map((row) => fullView(eventTypeFromRow(row), own, env.APP_URL)), nextCursor: null },
        200,
      )
    }
    const found = await findHostByPublicHandle(db, handle, now)
    if (!found || !('host' in found)) throw notFoundProblem()
    const { host } = found
    const eventTypes = (await findEventTypesOfHost(db, host.id)).map(eventTypeFromRow)
    const data =
      holder?.id === host.id
        ? eventTypes.map((eventType) => fullView(eventType, host, env.APP_URL))
        : eventTypes
            .filter(({ hidden, secret }) => !hidden && !secret)
            .map((eventType) => publicView(eventType, host, env.APP_URL))
    return c.json({ data, nextCursor: null }, 200)
  })

  api.openapi(read, async (c) => {
    const { db, env } = c.var
    const { id } = c.req.valid('param')
    const holder = keyHolder(c)
    const own = holder && (await findEventTypeById(db, holder.id, id))
    if (own) return c.json({ data: fullView(eventTypeFromRow(own), holder, env.APP_URL) }, 200)
    const found = await findPublicEventTypeById(db, id)
    if (!found || !isActive(found.host)) throw notFoundProblem()
    return c.json({ data: publicView(eventTypeFromRow(found.eventType), found.host, env.APP_URL) }, 200)
  })

  api.openapi(create, async (c) => {
    const host = requireKey(c)
    const given = c.req.valid('json')
    const settings = { ...defaultSettings(given), ...stepOf(given), ...given }
    const result = await createEventType(c.var, host.id, settings, c.var.now)
    if (!result.ok) throw result.reason === 'title_unfit' ? titleUnfit() : slugTaken()
    return c.json({ data: fullView(result.eventType, host, c.var.env.APP_URL) }, 201)
  })

  api.openapi(change, async (c) => {
    const host = requireKey(c)
    const changes = c.req.valid('json')
    const { id } = c.req.valid('param')
    const result = await changeEventType(c.var, { hostId: host.id, id }, changes, c.var.now)
    if (result.ok) return c.json({ data: fullView(result.eventType, host, c.var.env.APP_URL) }, 200)
    if (result.reason === 'title_unfit') throw titleUnfit()
    throw result.reason === 'slug_taken' ? slugTaken() : notFoundProblem()
  })

  api.openapi(remove, async (c) => {
    const host = requireKey(c)
    const { id } = c.req.valid('param')
    if (!(await deleteEventType(c.var, { hostId: host.id, id }, c.var.now))) throw notFoundProblem()
    return c.body(null, 204)
  })
}

/** If the step is not given, it equals the duration. */
function stepOf({ durationMinutes }: { durationMinutes?: number | undefined }) {
  return durationMinutes === undefined ? {} : { stepMinutes: durationMinutes }
}

function titleUnfit(): ProblemError {
  const message =
    'must hold no web address, email address, telephone number or letters of several alphabets in one word'
  return invalid([{ path: 'title', message }])
}

function slugTaken(): ProblemError {
  return new ProblemError({
    code: 'slug_taken',
    detail: 'Another event type of yours has this slug.',
    errors: [{ path: 'slug', message: 'is taken' }],
  })
}
