import { type Context, Hono } from 'hono'
import { takeGoogleNotification, takeMicrosoftNotifications } from '~/calendars/take-notification.server'
import { networksOf } from '~/limits/client-address.server'
import type { HttpEnv, Services } from './context.server'
import { limitBodies } from './limit-bodies.server'

const MAX_TOKEN_LENGTH = 2_000

/**
 * Where Google and Microsoft announce changes. A request without the secret of a channel of ours has no effect, and is limited by its
 * network: theirs is not, because a notification that is refused is lost for them and late for us.
 */
export function calendarNotifications(services: Services): Hono<HttpEnv> {
  const { db, keyring, calendars, limits } = services
  const tools = {
    db,
    keyring,
    readSoon: (hostId: string, accountId: string) => void calendars.source.readNow(hostId, accountId),
  }
  const isOver = async (c: Context<HttpEnv>) =>
    !(await limits.peek('calendar-notification', networksOf(c.var.clientAddress))).ok
  const count = (c: Context<HttpEnv>, points = 1) =>
    limits.take('calendar-notification', networksOf(c.var.clientAddress), points)

  return new Hono<HttpEnv>()
    .use('/calendars/:provider/notifications', limitBodies())
    .post('/calendars/google/notifications', async (c) => {
      if (await isOver(c)) return c.body(null, 429)
      if (await takeGoogleNotification(tools, (name) => c.req.header(name))) return c.body(null, 204)
      await count(c)
      return c.body(null, 404)
    })
    .post('/calendars/microsoft/notifications', async (c) => {
      if (await isOver(c)) return c.body(null, 429)
      const token = c.req.query('validationToken')
      // The handshake of a new subscription: the token as it was sent, within ten seconds, as plain text.
      if (token !== undefined) {
        await count(c)
        return token.length <= MAX_TOKEN_LENGTH ? c.text(token) : c.body(null, 400)
      }
      const { isOurs, lookUps } = await takeMicrosoftNotifications(tools, await c.req.text(), c.var.now)
      if (!isOurs) await count(c, Math.max(1, lookUps))
      return c.body(null, 202)
    })
}
