import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FULL } from '#tests/proofs/fleet'
import { AGAIN_ON_POSTGRES } from '#tests/setup/again-on-postgres'
import type { ApiDocument } from '~/api-docs/document'
import { responseCheck } from './check-response'
import { mutatedRequests, type PlannedRequest } from './mutated-requests'
import { aWorld, filled, inLanes, send, whatExists } from './mutated-world'

const REQUESTS = FULL ? 10_000 : AGAIN_ON_POSTGRES ? 800 : 1_200
const SEED = Number(process.env.SEED ?? 20_261_124)
const AT_ONCE = 4
/** After so many requests, what exists is read again: requests delete, book and cancel. */
const ROUND = 200

describe('requests generated from the description', () => {
  it(`never get a 500 or an undescribed response: ${REQUESTS}, half of them broken (SEED=${SEED})`, {
    timeout: 600_000,
  }, async () => {
    const world = await aWorld()
    const { app } = world
    const document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as ApiDocument
    const checkResponse = responseCheck(document)
    const requests = fc.sample(mutatedRequests(document), { seed: SEED, numRuns: REQUESTS })

    const breaches: string[] = []
    const statuses: Record<number, number> = {}
    for (let at = 0; at < requests.length; at += ROUND) {
      const existing = await whatExists(world)
      await inLanes(requests.slice(at, at + ROUND), AT_ONCE, async (planned, turn) => {
        const sent = filled(planned, existing, turn)
        const answer = await send(app, sent)
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
        const breach = checkResponse(sent, answer)
        if (breach)
          breaches.push(`${breach}\n  ${describeRequest(sent)}\n  ${answer.status} ${answer.body.slice(0, 300)}`)
      })
    }
    console.info(`${REQUESTS} requests, SEED=${SEED}: ${JSON.stringify(statuses)}`)
    expect(breaches.slice(0, 20), `${breaches.length} breaches`).toEqual([])
    // Not all were refused early: bookings were made, changed and read, and every kind of refusal occurred.
    for (const status of [200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422])
      expect(statuses[status] ?? 0, `answers with ${status}`).toBeGreaterThan(0)
  })
})

function describeRequest({ method, path, headers, body }: PlannedRequest): string {
  return `${method} ${path} ${JSON.stringify(headers)} ${body?.slice(0, 600)}`
}
