import { createSocket } from 'node:dgram'

const TYPES = { CNAME: 5, TXT: 16 } as const
const IN = 1

export interface DnsSimulator {
  /** For the variable DNS_SERVERS. */
  address: string
  /** By name and type; a list of none is a name without records of that type. */
  set(name: string, type: keyof typeof TYPES, ...values: string[]): void
  remove(name: string): void
  /** Answers no query at all. */
  silent: boolean
  /** The names that were asked for. */
  queries: string[]
  stop(): Promise<void>
}

/** What an operator says about a relay, and what its own domain has. */
export const RELAY_VARIABLES = {
  MAIL_SPF_INCLUDE: 'spf.relay.example',
  MAIL_DKIM_RECORDS: 's1 CNAME s1.dkim.relay.example, s2 CNAME s2.dkim.relay.example',
}

/** A DNS server on loopback with the records that it is given. Other names do not exist. */
export async function startDnsSimulator(): Promise<DnsSimulator> {
  const records = new Map<string, { type: number; value: string }[]>()
  const socket = createSocket('udp4')
  const simulator: DnsSimulator = {
    address: '',
    silent: false,
    queries: [],
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
    set(name, type, ...values) {
      const others = (records.get(name) ?? []).filter((record) => record.type !== TYPES[type])
      records.set(name, [...others, ...values.map((value) => ({ type: TYPES[type], value }))])
    },
    remove: (name) => void records.delete(name),
  }
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query)
    simulator.queries.push(name)
    if (simulator.silent) return
    const known = records.get(name)
    const answers = follow(name, type, records)
    socket.send(responseTo(query.subarray(0, end), answers, known === undefined), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  simulator.address = `127.0.0.1:${socket.address().port}`
  return simulator
}

interface Answer {
  name: string
  type: number
  value: string
}

/** A resolver gives the record that a CNAME leads to as well. */
function follow(name: string, type: number, records: Map<string, { type: number; value: string }[]>): Answer[] {
  const here = records.get(name) ?? []
  const found = here.filter((record) => record.type === type).map((record) => ({ name, ...record }))
  const [pointer] = here.filter((record) => record.type === TYPES.CNAME)
  if (found.length > 0 || !pointer || type === TYPES.CNAME) return found
  return [{ name, ...pointer }, ...follow(pointer.value, type, records)]
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

/** RFC 1035 §4.1: the header, the question, and the answers. */
function responseTo(question: Buffer, answers: Answer[], isUnknown: boolean): Buffer {
  const header = Buffer.from(question.subarray(0, 12))
  header.writeUInt16BE(isUnknown ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(answers.length, 6)
  header.writeUInt32BE(0, 8)
  return Buffer.concat([header, question.subarray(12), ...answers.map(answerOf)])
}

function answerOf({ name, type, value }: Answer): Buffer {
  const data = type === TYPES.TXT ? textOf(value) : nameOf(value)
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(type, 0)
  fixed.writeUInt16BE(IN, 2)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([nameOf(name), fixed, data])
}

function nameOf(name: string): Buffer {
  return Buffer.concat([...name.split('.').map(shortText), Buffer.from([0])])
}

/** Texts longer than 255 bytes are in several parts. */
function textOf(text: string): Buffer {
  const parts = text.match(/.{1,255}/g) ?? ['']
  return Buffer.concat(parts.map(shortText))
}

function shortText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])
}

/** The records of the relay itself. */
export function addRelay(dns: DnsSimulator): void {
  dns.set('spf.relay.example', 'TXT', 'v=spf1 ip4:192.0.2.0/24 -all')
  for (const name of ['s1', 's2']) dns.set(`${name}.dkim.relay.example`, 'TXT', 'v=DKIM1; k=rsa; p=MIIBexample')
}

/** Adds every line that mails from the domain need. */
export function addLines(dns: DnsSimulator, domain: string): void {
  dns.set(domain, 'TXT', 'v=spf1 include:spf.relay.example -all')
  for (const name of ['s1', 's2']) dns.set(`${name}._domainkey.${domain}`, 'CNAME', `${name}.dkim.relay.example`)
  dns.set(`_dmarc.${domain}`, 'TXT', 'v=DMARC1; p=reject')
}
