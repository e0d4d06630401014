import { createServer, type Server } from 'node:http'

/** How long whoever connects may take, in ms. */
export const SERVER_TIMES = {
  /** For the lines above a body, from the first byte on; also for the first byte itself. */
  headersTimeout: 15_000,
  /** For the whole request, its body included. Answers may take longer: a live stream lasts as long as somebody looks. */
  requestTimeout: 15_000,
  /** How often Node looks for requests that are late: without this it would be after half a minute. */
  connectionsCheckingInterval: 1_000,
  /**
   * Longer than proxies keep a connection that nobody uses (nginx and most load balancers: 60 s). The side that sends requests has to
   * be the first to hang up: a request that crosses our hanging up is lost.
   */
  keepAliveTimeout: 75_000,
}

/** Node's server with our times: who sends a request slower than anybody would is answered 408 and holds no connection. */
export function createHttpServer(times: Partial<typeof SERVER_TIMES> = {}): Server {
  return createServer({ ...SERVER_TIMES, ...times })
}
