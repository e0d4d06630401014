import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { answerInbox } from './inbox'

/** A mail as it arrived. */
export interface CaughtMail {
  id: number
  /** The SMTP envelope, which decides on the recipient. */
  envelope: { from: string; to: string[] }
  raw: Buffer
  parsed: ParsedMail
  /** The part that calendar programs act on, with its MIME method. */
  calendar: { method: string; content: string } | null
  receivedAt: number
}

export interface MailCatcher {
  smtpUrl: string
  webUrl: string
  messages: CaughtMail[]
  /** The first matching mail, now or within `ms`. @throws when none came */
  waitFor(fits: (mail: CaughtMail) => boolean, ms?: number): Promise<CaughtMail>
  to(address: string): CaughtMail[]
  /** The next mails are refused with this code: 4xx for now, 5xx for good. */
  refuseNext(refusal: { code: number; count: number }): void
  /** Mails with this address in From are refused for good once they have been read. */
  refuseFrom(address: string | null): void
  /** The next mails are read to their end, and then the connection is cut before any reply; they are not kept. */
  dropAfterData(count: number): void
  /** For the next mails the server is silent for so long, and then hangs up. */
  hangNext(hang: { ms: number; count: number }): void
  /** The next mails are kept, but their sender gets no reply: silence, or a cut connection. */
  loseAnswers(loss: { how: 'silence' | 'cut'; count: number }): void
  clear(): void
  stop(): Promise<void>
}

const WAIT_MS = 90_000
const CLIENT_WENT_AWAY = new Set(['ECONNRESET', 'EPIPE'])

/**
 * Greets at once: the package waits a tenth of a second for clients that talk too early. Ours do not, and connect anew in most tests.
 */
class PromptSmtpServer extends SMTPServer {
  override connect(...parameters: Parameters<SMTPServer['connect']>): void {
    super.connect(...parameters)
    const connection = [...this.connections].at(-1)
    if (!connection) return
    const greet = connection.connectionReady.bind(connection)
    connection.connectionReady = (next) => {
      // The package's own timer comes later.
      connection.connectionReady = () => {}
      greet(next)
    }
    setImmediate(() => connection.connectionReady())
  }
}

/** An SMTP server on loopback that keeps what it gets, with an inbox for the browser and for programs. */
export async function startMailCatcher({
  smtpPort = 0,
  webPort = 0,
  password = '',
}: {
  smtpPort?: number
  webPort?: number
  /** Whoever signs in must have it. */
  password?: string
} = {}): Promise<MailCatcher> {
  const messages: CaughtMail[] = []
  const refusal = { code: 0, count: 0 }
  const losing: { how: 'silence' | 'cut'; count: number } = { how: 'silence', count: 0 }
  const hanging = { ms: 0, count: 0 }
  let drops = 0
  let refusedFrom: string | null = null
  const listeners = new Set<() => void>()

  const smtp = new PromptSmtpServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password: given }, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('Invalid login')),
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      if (drops > 0) {
        drops -= 1
        stream.resume()
        stream.on('end', () => hangUp(session.id))
        return
      }
      void keep(stream, {
        from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
        to: session.envelope.rcptTo.map(({ address }) => address),
      }).then(() => {
        if (losing.count === 0) return done()
        losing.count -= 1
        if (losing.how === 'cut') hangUp(session.id)
      }, done)
    },
    onMailFrom(_address, session, done) {
      if (hanging.count > 0) {
        hanging.count -= 1
        setTimeout(() => hangUp(session.id), hanging.ms).unref()
        return
      }
      if (refusal.count === 0) return done()
      refusal.count -= 1
      done(Object.assign(new Error('refused for the test'), { responseCode: refusal.code }))
    },
  })
  smtp.on('error', (error: NodeJS.ErrnoException) => {
    // A mail server must live with clients that leave in the middle or are killed.
    if (!CLIENT_WENT_AWAY.has(error.code ?? '')) console.error('the mail catcher failed', error)
  })

  function hangUp(sessionId: string): void {
    for (const connection of smtp.connections as Set<{ id: string; _socket: Socket }>)
      if (connection.id === sessionId) connection._socket.destroy()
  }

  async function keep(stream: NodeJS.ReadableStream, envelope: CaughtMail['envelope']): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks)
    const parsed = await simpleParser(raw)
    if (refusedFrom !== null && parsed.from?.value[0]?.address === refusedFrom)
      throw Object.assign(new Error('Sender address rejected: not owned by the user'), { responseCode: 553 })
    const calendar = calendarOf(parsed, raw.toString('latin1'))
    messages.push({ id: messages.length + 1, envelope, raw, parsed, calendar, receivedAt: Date.now() })
    for (const listener of listeners) listener()
  }

  const web = createServer((req, res) => answerInbox(messages, req, res))
  const [smtpAt, webAt] = await Promise.all([listen(smtp.server as unknown as Server, smtpPort), listen(web, webPort)])

  return {
    smtpUrl: `smtp://127.0.0.1:${smtpAt}`,
    webUrl: `http://localhost:${webAt}`,
    messages,
    to: (address) => messages.filter(({ envelope }) => envelope.to.includes(address)),
    refuseNext: (next) => void Object.assign(refusal, next),
    refuseFrom: (address) => {
      refusedFrom = address
    },
    loseAnswers: (next) => void Object.assign(losing, next),
    hangNext: (next) => void Object.assign(hanging, next),
    dropAfterData: (count) => {
      drops = count
    },
    clear: () => void messages.splice(0),
    waitFor(fits, ms = WAIT_MS) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = messages.find(fits)
          if (!found) return
          listeners.delete(look)
          clearTimeout(timer)
          resolve(found)
        }
        const timer = setTimeout(() => {
          listeners.delete(look)
          const subjects = messages.map(({ parsed }) => parsed.subject).join(' | ')
          reject(new Error(`No such mail within ${ms} ms; there are: ${subjects}`))
        }, ms)
        listeners.add(look)
        look()
      })
    },
    async stop() {
      web.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => web.close(() => resolve())),
      ])
    },
  }
}

function calendarOf(parsed: ParsedMail, raw: string): CaughtMail['calendar'] {
  const file = parsed.attachments.find(
    ({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics',
  )
  const method = /content-type:\s*text\/calendar[^\n]*?(?:\r?\n\s[^\n]*?)*?method="?([A-Z]+)/i.exec(raw)?.[1]
  return file ? { method: method ?? '', content: file.content.toString('utf8') } : null
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
