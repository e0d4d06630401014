import { createHmac, randomBytes } from 'node:crypto'
import { SECOND_MS } from '~/time/units'

const PREFIX = 'whsec_'
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32

/** A new signing secret as Standard Webhooks writes it: `whsec_` and base64. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`
}

/**
 * The headers of one message by the Standard Webhooks specification. While a secret is being replaced, the old one signs as
 * well, and a receiver accepts the message if one signature is valid.
 *
 * @param secrets newest first
 * @param at when this attempt is made, epoch ms; receivers refuse messages older than a few minutes
 */
export function signedHeaders(
  { id, body, secrets }: { id: string; body: string; secrets: string[] },
  at: number,
): Record<string, string> {
  const timestamp = String(Math.floor(at / SECOND_MS))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
