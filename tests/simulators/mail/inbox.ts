import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CaughtMail } from './catcher'

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:50rem;padding:1.5rem;overflow-wrap:anywhere}
h1{font-size:1.5rem}ul{list-style:none;padding:0}li{border-top:1px solid #8884;padding:.8rem 0}
a{color:inherit}.meta{opacity:.7;font-size:.9rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}
dd{margin:0}iframe{width:100%;height:60vh;border:1px solid #8884;border-radius:.5rem;background:#fff}
pre{white-space:pre-wrap;border:1px solid #8884;border-radius:.5rem;padding:1rem}`

interface Answer {
  status: number
  type: string
  body: string
}

/** The caught mails, newest first, for people and (under `/api`) for programs. */
export function answerInbox(messages: CaughtMail[], req: IncomingMessage, res: ServerResponse): void {
  const { pathname } = new URL(req.url ?? '/', 'http://inbox.invalid')
  if (pathname === '/api/messages' && req.method === 'DELETE') messages.splice(0)
  const { status, type, body } = answerFor(messages, pathname)
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
}

function answerFor(messages: CaughtMail[], pathname: string): Answer {
  const [, first = '', second = '', third = ''] = pathname.split('/')
  if (pathname === '/') return html('Inbox', listPage(messages))
  if (pathname === '/api/messages') return json(messages.toReversed().map(summaryOf))
  const mail = messages.find(({ id }) => String(id) === (first === 'api' ? third : second))
  if (!mail) return { status: 404, type: 'text/plain', body: 'There is no such mail.' }
  if (first === 'api') return json(summaryOf(mail))
  if (third === 'html')
    return { status: 200, type: 'text/html; charset=utf-8', body: withLinksOnTop(mail.parsed.html || '') }
  if (third === 'invite.ics')
    return { status: 200, type: 'text/calendar; charset=utf-8', body: mail.calendar?.content ?? '' }
  return html(mail.parsed.subject ?? 'Mail', mailPage(mail))
}

function summaryOf({ id, envelope, parsed, calendar, receivedAt }: CaughtMail) {
  const text = parsed.text ?? ''
  return {
    id,
    from: envelope.from,
    to: envelope.to[0],
    replyTo: parsed.replyTo?.value[0]?.address ?? null,
    messageId: parsed.messageId,
    subject: parsed.subject,
    receivedAt: new Date(receivedAt).toISOString(),
    text,
    html: parsed.html || null,
    calendar,
    links: text.match(/https?:\/\/[^\s<>)\]]+/g) ?? [],
  }
}

function listPage(messages: CaughtMail[]): string {
  if (messages.length === 0) return '<p>No mail yet. Book a time, then reload this page.</p>'
  const items = messages.toReversed().map(
    ({ id, envelope, parsed, receivedAt }) =>
      `<li><a href="/mail/${id}">${safe(parsed.subject ?? '(no subject)')}</a>
<div class="meta">to ${safe(envelope.to.join(', '))} · ${new Date(receivedAt).toISOString().slice(11, 19)} UTC</div></li>`,
  )
  return `<ul>${items.join('')}</ul>`
}

function mailPage({ id, envelope, parsed, calendar }: CaughtMail): string {
  const facts = [
    ['From', parsed.from?.text ?? envelope.from],
    ['To', envelope.to.join(', ')],
    ['Reply to', parsed.replyTo?.text ?? ''],
  ].map(([name, value]) => `<dt>${name}</dt><dd>${safe(value ?? '')}</dd>`)
  const invite = calendar
    ? `<p><a href="/mail/${id}/invite.ics" download>invite.ics</a> (${safe(calendar.method)})</p>`
    : ''
  return `<p><a href="/">All mail</a></p><dl>${facts.join('')}</dl>${invite}
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" src="/mail/${id}/html"></iframe>
<h2>As text</h2><pre>${linked(parsed.text ?? '')}</pre>`
}

/** Links in the mail open in place of the inbox, not inside its frame. */
function withLinksOnTop(mail: string): string {
  return mail.includes('<head>') ? mail.replace('<head>', '<head><base target="_top">') : `<base target="_top">${mail}`
}

function linked(text: string): string {
  return safe(text).replace(/https?:\/\/[^\s<>)\]]+/g, (url) => `<a href="${url}">${url}</a>`)
}

function html(title: string, body: string): Answer {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${STYLE}</style><h1>${safe(title)}</h1>${body}</html>`
  return { status: 200, type: 'text/html; charset=utf-8', body: page }
}

function json(value: unknown): Answer {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) }
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
