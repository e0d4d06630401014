import { createServer, type Server } from 'node:http'
import { SECOND_MS } from '~/time/units'

/** How long a client may take, in ms. */
export const SERVER_TIMES = {
  /** For the headers, counted from the first byte; also for the first byte itself. */
  headersTimeout: 15 * SECOND_MS,
  /** For the whole request, its body included. Responses may take longer: a live stream lasts as long as its page is open. */
  requestTimeout: 15 * SECOND_MS,
  /** How often Node looks for late requests; its default is half a minute. */
  connectionsCheckingInterval: SECOND_MS,
  /**
   * Longer than proxies keep an idle connection (nginx and most load balancers: 60 s). The side that sends requests must close
   * first: a request that is sent while we close is lost.
   */
  keepAliveTimeout: 75 * SECOND_MS,
}

/** Node's server with our timeouts: a client that sends a request too slowly gets 408 and loses its connection. */
export function createHttpServer(times: Partial<typeof SERVER_TIMES> = {}): Server {
  return createServer({ ...SERVER_TIMES, ...times })
}
