import { OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { isHostGone } from '#db/host-gone'
import { findHostById } from '#db/queries/hosts'
import type { Host } from '~/accounts/host'
import type { AppContext } from '~/http/context.server'
import { isFullDisk } from '~/http/full-disk'
import {
  errorsOf,
  malformedJson,
  NOT_FOUND,
  ProblemError,
  respondWithProblem,
  tooBusy,
  unauthorized,
  validationProblem,
} from '~/http/problem'
import { QueueFullError } from '~/limits/bounded-queue'
import { addAvailability } from './availability'
import { addBookings } from './bookings'
import { addCalendarFeeds } from './calendar-feeds'
import { addCalendars } from './calendars'
import { addBookingChanges } from './change-booking'
import { answerIfChanged } from './conditional'
import { addDescription } from './description'
import { addEventTypes } from './event-types'
import { describeIssue } from './field-descriptions'
import { guardCall } from './guard'
import { addMe } from './me'
import { addSlots } from './slots'
import { addWebhooks } from './webhooks'

/** What handlers find in `c.var`; `keyHost` through `requireKey` and `keyHolder`. */
export type ApiEnv = { Variables: AppContext & { keyHost?: Host; keyId?: string } }
export type Api = OpenAPIHono<ApiEnv>

/** `/api/v1`: calls the same domain functions as the pages. Its description is generated from the schemas that validate. */
export function createApi(): Api {
  z.config({ customError: describeIssue })
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (!result.success) return respondWithProblem(c, validationProblem(errorsOf(result.error)))
    },
  })
  api.use(guardCall(api), answerIfChanged)

  addSlots(api)
  addEventTypes(api)
  addAvailability(api)
  addBookings(api)
  addBookingChanges(api)
  addCalendarFeeds(api)
  addCalendars(api)
  addWebhooks(api)
  addMe(api)
  addDescription(api)
  api.all('*', (c) => respondWithProblem(c, NOT_FOUND))

  api.onError(async (error, c) => {
    if (error instanceof ProblemError) return respondWithProblem(c, error.problem)
    if (error instanceof HTTPException && error.status === 400) return respondWithProblem(c, malformedJson())
    if (error instanceof QueueFullError) return respondWithProblem(c, tooBusy(error))
    if (await hasLeft(c.var)) return respondWithProblem(c, unauthorized().problem)
    if (isHostGone(error)) return respondWithProblem(c, NOT_FOUND)
    c.var.log.error({ error, request: c.var.requestId }, 'API request failed')
    return respondWithProblem(c, {
      code: isFullDisk(error) ? 'unavailable' : 'internal_error',
      detail: `Nothing was stored. Try again, and quote ${c.var.requestId} if it happens again.`,
    })
  })
  return api
}

/**
 * Whether the account was deleted while a call with its key was running, so that the call missed a row. The key then has no
 * owner any more.
 */
async function hasLeft({ db, keyHost }: ApiEnv['Variables']): Promise<boolean> {
  if (!keyHost) return false
  return findHostById(db, keyHost.id).then(
    (row) => row === undefined,
    // The database does not answer either: the first failure is the one to report and log.
    () => false,
  )
}
