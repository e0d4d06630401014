import { createServer, get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The lower bound for a page that is kept in memory, in a separate process: answers every request with the headers and the bytes that an
 * address answered with. Prints its port on stdout.
 */
const [, , address = '', acceptEncoding = ''] = process.argv
/** Of a connection, not of the page. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'date']

function ask(): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': acceptEncoding } }, async (incoming) => {
      const body = Buffer.concat((await incoming.toArray()) as Buffer[])
      if (incoming.statusCode !== 200) reject(new Error(`${address} answered with ${incoming.statusCode}`))
      resolve({ headers: incoming.headers, body })
    }).on('error', reject)
  })
}

// From the second answer on a kept page is compressed as it will stay.
await ask()
const { headers, body } = await ask()
for (const name of OF_CONNECTION) delete headers[name]
const server = createServer((_request, response) => {
  response.writeHead(200, headers).end(body)
})
server.listen(0, '127.0.0.1', () => console.info((server.address() as AddressInfo).port))
