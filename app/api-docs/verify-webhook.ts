/** Shown in the API reference, and run by a test against a message that was really sent. */
export const VERIFY_WEBHOOK = `import { createHmac, timingSafeEqual } from 'node:crypto'

/** @param body the text as received, before any parser */
export function verify(secret, headers, body) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  // Older than five minutes: it may be a replay.
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest()
  // There are two while you replace the secret: either may match.
  return headers['webhook-signature'].split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
`
