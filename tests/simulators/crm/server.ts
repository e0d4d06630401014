import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CrmRecord {
  id: string
  [field: string]: unknown
}

export interface CrmSimulator {
  url: string
  token: string
  /** The meetings it knows, by id. */
  records: Map<string, CrmRecord>
  /** While it is off, every call gets 503. */
  setOff(off: boolean): void
  stop(): Promise<void>
}

/** A CRM on loopback that keeps meetings: `POST /meetings`, `PATCH` and `DELETE /meetings/{id}`, with a bearer token. */
export async function startCrmSimulator({ port = 0, token = 'crm-secret-token' } = {}): Promise<CrmSimulator> {
  const records = new Map<string, CrmRecord>()
  let off = false
  let nextId = 1000
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk) => chunks.push(chunk))
    incoming.on('end', () => {
      const answer = (status: number, body: unknown = {}) =>
        outgoing.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
      if (off) return answer(503, { message: 'down for maintenance' })
      if (incoming.headers.authorization !== `Bearer ${token}`) return answer(401, { message: 'who is this?' })
      const id = /^\/meetings\/([^/?]+)$/.exec(incoming.url ?? '')?.[1]
      const text = Buffer.concat(chunks).toString('utf8')
      if (incoming.method === 'POST' && incoming.url === '/meetings') {
        const record = { ...JSON.parse(text), id: String(nextId++) }
        records.set(record.id, record)
        return answer(201, record)
      }
      const record = id === undefined ? undefined : records.get(id)
      if (!record) return answer(404, { message: 'no such meeting' })
      if (incoming.method === 'DELETE') records.delete(record.id)
      else records.set(record.id, { ...record, ...JSON.parse(text) })
      return answer(200, record)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    records,
    setOff(value) {
      off = value
    },
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
