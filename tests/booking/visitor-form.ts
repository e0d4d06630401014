import { solveChallenge } from 'altcha-lib'
import type { TestApp, TestHost } from '#tests/setup/test-app'

export interface VisitorForm {
  address: string
  /** The hidden fields as the page has them. */
  fields: Record<string, string>
  /** What the browser must solve, as the page has it. */
  challenge: { algorithm: 'SHA-256'; challenge: string; maxnumber: number; salt: string; signature: string } | null
  html: string
}

/** A visitor in one network, who opens the form of a time and sends it. */
export function aVisitor(app: Pick<TestApp, 'url'>, host: Pick<TestHost, 'handle'>, network = '203.0.113.5') {
  const headers = { Origin: app.url, 'X-Forwarded-For': network }
  const visitor = {
    async open(start: string, { slug = 'intro-call', frame = '' } = {}): Promise<VisitorForm> {
      const address = `${app.url}/${host.handle}/${slug}/book${frame}?start=${start}&tz=UTC`
      return readForm(address, await (await fetch(address, { headers })).text())
    },
    post: (address: string, fields: Record<string, string>) =>
      fetch(address, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' }),
    get: (address: string) => fetch(address, { headers, redirect: 'manual' }),
    send: ({ address, fields }: VisitorForm, typed: Record<string, string>) =>
      visitor.post(address, { ...fields, name: 'Ada Example', email: 'ada@example.com', ...typed }),
    /** Sends the form as often as the page asks for it, with its challenges solved: a browser that does what it is told. */
    async insist(form: VisitorForm, typed: Record<string, string>): Promise<Response> {
      const sent = await visitor.send(form, { ...(await solved(form)), ...typed })
      if (sent.status !== 400 && sent.status !== 429) return sent
      const again = readForm(form.address, await sent.text())
      if (!again.fields.formToken?.startsWith('~')) return sent
      return visitor.send(again, { ...(await solved(again)), ...typed })
    },
    /** Sends the form, with its challenge solved if it has one. */
    async book(start: string, typed: Record<string, string> = {}) {
      const form = await visitor.open(start)
      return visitor.send(form, { ...(await solved(form)), ...typed })
    },
  }
  return visitor
}

/** The form of a page. */
export function readForm(address: string, html: string): VisitorForm {
  const fields = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const [, challenge] = /data-challenge="([^"]+)"/.exec(html) ?? []
  return {
    address,
    fields,
    challenge: challenge ? JSON.parse(challenge.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) : null,
    html,
  }
}

/** The field that a browser with scripts adds. */
export async function solved({ challenge }: Pick<VisitorForm, 'challenge'>): Promise<Record<string, string>> {
  if (!challenge) return {}
  const { algorithm, maxnumber, salt, signature } = challenge
  const solution = await solveChallenge(challenge.challenge, salt, algorithm, maxnumber).promise
  const sent = { algorithm, challenge: challenge.challenge, number: solution?.number, salt, signature }
  return { altcha: btoa(JSON.stringify(sent)) }
}
