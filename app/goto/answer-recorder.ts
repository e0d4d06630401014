import type { ConferencingFailure } from '~/booking/conferencing'
import { describeRefusal, describeShape } from './describe-shape'
import { parseOrNull } from './reading'

/** One request as it is, below the API's address. */
export interface PlainRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: string
  /** Instead of the host's own. */
  accessToken?: string
}

/** The response, unread. */
export interface PlainResponse {
  ok: true
  status: number
  body: string
}

export type AskGoto = (request: PlainRequest) => Promise<PlainResponse | ConferencingFailure>

export interface CheckedAnswer {
  what: string
  /** The request with `{id}` for the meeting's number. */
  request: string
  /** Null without a response. */
  status: number | null
  shape: string
  /** What differs from goto-api.md. */
  differences: string[]
}

/** An expectation and whether it was met. */
export type Assumption = [assumed: string, holds: boolean]

/** A response with its readings. */
export interface ReadAnswer {
  status: number
  body: string
  parsed: unknown
  /** Null if it is no list. */
  list: unknown[] | null
}

/** Asks GoTo, compares each response with what we assume, and records both without secrets. */
export class AnswerRecorder {
  readonly answers: CheckedAnswer[] = []
  private readonly ask: AskGoto
  private hidden: string | undefined

  constructor(ask: AskGoto) {
    this.ask = ask
  }

  /** From now on this number is written as `{id}`. */
  hide(id: string): void {
    this.hidden = id
  }

  /** @returns the body as the parser reads it; null without one */
  async run(what: string, request: PlainRequest, expect: (answer: ReadAnswer) => Assumption[]): Promise<unknown> {
    const path = request.path.split('?')[0] ?? ''
    const described = `${request.method} ${this.hidden === undefined ? path : path.replace(this.hidden, '{id}')}`
    const answer = await this.ask(request)
    if (!answer.ok) {
      const why = answer.detail === '' ? answer.reason : `${answer.reason}: ${describeRefusal(answer.detail)}`
      this.answers.push({
        what,
        request: described,
        status: null,
        shape: 'no response',
        differences: [`no response (${why})`],
      })
      return null
    }
    const { status, body } = answer
    const parsed = parseOrNull(body)
    const list = Array.isArray(parsed) ? parsed : null
    const differences = expect({ status, body, parsed, list })
      .filter(([, holds]) => !holds)
      .map(([assumed]) => `we assume: ${assumed}`)
    const isRefusal = status >= 400
    const shape = isRefusal ? describeRefusal(body) : body === '' ? 'no body' : describeShape(parsed)
    this.answers.push({ what, request: described, status, shape, differences })
    return parsed
  }

  async removeQuietly(path: string): Promise<void> {
    await this.ask({ method: 'DELETE', path })
  }

  /** Unknown counts as there, so that nobody relies on a deletion that was not seen. */
  async isThere(path: string): Promise<boolean> {
    const answer = await this.ask({ method: 'GET', path })
    return !answer.ok || answer.status !== 404
  }
}
