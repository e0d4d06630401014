import { Agent, request } from 'node:http'

export interface BookingCall {
  authorization: string
  body: string
}

/**
 * Sends each lane's bookings one after another, and all lanes at once.
 *
 * @param keepAlive whether each lane keeps its connection, as a reverse proxy does, or each booking has a separate one
 * @returns bookings per second
 * @throws when one is refused
 */
export async function bookingsPerSecond(url: string, lanes: BookingCall[][], keepAlive: boolean): Promise<number> {
  const agent = new Agent({ keepAlive })
  const start = performance.now()
  await Promise.all(
    lanes.map(async (calls) => {
      for (const call of calls) await book(url, call, agent)
    }),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return lanes.flat().length / seconds
}

function book(url: string, { authorization, body }: BookingCall, agent: Agent): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 201
          ? resolve()
          : reject(new Error(`A booking was answered with ${response.statusCode}`)),
      )
    })
    sent.on('error', (error) => reject(new Error(`A booking at ${url} got no answer`, { cause: error })))
    sent.end(body)
  })
}
