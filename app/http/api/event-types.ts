import { createRoute, z } from '@hono/zod-openapi'
import { findEventTypeById, findEventTypesOfHost, findPublicEventTypeById } from '#db/queries/event-types'
import { findHostByPublicHandle } from '../../accounts/find-public-host.server'
import type { Host } from '../../accounts/host'
import { isActive } from '../../accounts/host'
import { defaultSettings, type EventType, eventTypeFromRow } from '../../event-types/event-type'
import { changeEventType, createEventType, deleteEventType } from '../../event-types/save-event-type.server'
import { ContractSettingsSchema } from '../../event-types/settings-schema'
import { keyHolder, requireKey } from './access'
import type { Api } from './api'
import { notFound, ProblemError } from './problem'
import { answers, ById, body, EventTypeShape, keyed, nothing, PublicEventTypeShape } from './shapes'

const NewEventTypeSchema = ContractSettingsSchema.partial().required({ slug: true, title: true })
const ChangesSchema = ContractSettingsSchema.partial()
const EitherView = z.union([EventTypeShape, PublicEventTypeShape])

const list = createRoute({
  method: 'get',
  path: '/event-types',
  ...keyed('read', 'optional'),
  request: { query: z.strictObject({ host: z.string().max(60).optional() }) },
  responses: answers(
    200,
    'What can be booked; with a key and without `host`, all of one’s own',
    z.array(EitherView),
    true,
  ),
})
const read = createRoute({
  method: 'get',
  path: '/event-types/{id}',
  ...keyed('read', 'optional'),
  request: ById,
  responses: answers(200, 'One event type; complete with the key of its host', EitherView),
})
const create = createRoute({
  method: 'post',
  path: '/event-types',
  ...keyed('manage'),
  request: body(NewEventTypeSchema),
  responses: answers(201, 'The new event type', EventTypeShape),
})
const change = createRoute({
  method: 'patch',
  path: '/event-types/{id}',
  ...keyed('manage'),
  request: { ...ById, ...body(ChangesSchema) },
  responses: answers(200, 'The event type as it is now', EventTypeShape),
})
const remove = createRoute({
  method: 'delete',
  path: '/event-types/{id}',
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
    if (!found || !('host' in found)) throw notFound()
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
    if (!found || !isActive(found.host)) throw notFound()
    return c.json({ data: publicView(eventTypeFromRow(found.eventType), found.host, env.APP_URL) }, 200)
  })

  api.openapi(create, async (c) => {
    const host = requireKey(c)
    const given = c.req.valid('json')
    const settings = { ...defaultSettings(given), ...stepOf(given), ...given }
    const result = await createEventType(c.var, host.id, settings, c.var.now)
    if (!result.ok) throw slugTaken()
    return c.json({ data: fullView(result.eventType, host, c.var.env.APP_URL) }, 201)
  })

  api.openapi(change, async (c) => {
    const host = requireKey(c)
    const changes = c.req.valid('json')
    const { id } = c.req.valid('param')
    const result = await changeEventType(c.var, { hostId: host.id, id }, changes, c.var.now)
    if (result.ok) return c.json({ data: fullView(result.eventType, host, c.var.env.APP_URL) }, 200)
    throw result.reason === 'slug_taken' ? slugTaken() : notFound()
  })

  api.openapi(remove, async (c) => {
    const host = requireKey(c)
    const { id } = c.req.valid('param')
    if (!(await deleteEventType(c.var, { hostId: host.id, id }, c.var.now))) throw notFound()
    return c.body(null, 204)
  })
}

/** Unless it is given, the step follows the duration. */
function stepOf({ durationMinutes }: { durationMinutes?: number | undefined }) {
  return durationMinutes === undefined ? {} : { stepMinutes: durationMinutes }
}

function slugTaken(): ProblemError {
  return new ProblemError({
    status: 409,
    code: 'slug_taken',
    title: 'Conflict',
    detail: 'Another event type of yours has this slug.',
    errors: [{ path: 'slug', message: 'is taken' }],
  })
}

/** What the contract names; conditions, locations and the like are the desk's own affair. */
function fullView(eventType: EventType, host: { handle: string }, appUrl: string) {
  return {
    id: eventType.id,
    slug: eventType.slug,
    title: eventType.title,
    description: eventType.description,
    url: `${appUrl}/${host.handle}/${eventType.slug}`,
    durationMinutes: eventType.durationMinutes,
    durationChoicesMinutes: eventType.durationChoicesMinutes,
    stepMinutes: eventType.stepMinutes,
    bufferBeforeMinutes: eventType.bufferBeforeMinutes,
    bufferAfterMinutes: eventType.bufferAfterMinutes,
    minimumNoticeMinutes: eventType.minimumNoticeMinutes,
    bookingWindow: eventType.bookingWindow,
    dailyLimit: eventType.dailyLimit,
    weeklyLimit: eventType.weeklyLimit,
    confirmation: eventType.confirmation,
    hidden: eventType.hidden,
    guestsAllowed: eventType.guestsAllowed,
    cancelCutoffMinutes: eventType.cancelCutoffMinutes,
    rescheduleCutoffMinutes: eventType.rescheduleCutoffMinutes,
    questions: eventType.questions.map(({ showIf: _condition, ...question }) => question),
    language: eventType.language,
  }
}

function publicView(eventType: EventType, host: Pick<Host, 'handle'>, appUrl: string) {
  const {
    id,
    slug,
    title,
    description,
    durationMinutes,
    durationChoicesMinutes,
    guestsAllowed,
    questions,
    language,
    url,
  } = fullView(eventType, host, appUrl)
  return {
    id,
    slug,
    title,
    description,
    url,
    durationMinutes,
    durationChoicesMinutes,
    guestsAllowed,
    questions,
    language,
  }
}
