import type { Env } from '~/env.server'

/**
 * The headers of every answer (S10). Pages are found by their address in any case, so what an address means here is read so, too.
 *
 * @param framing who may show the answer in a frame, as `frame-ancestors` takes it; null for nobody, the rule
 */
export function securityHeaders({
  nonce,
  env,
  path,
  framing,
  formTarget = null,
}: {
  nonce: string
  env: Pick<Env, 'APP_URL' | 'GOTO_AUTH_URL'>
  path: string
  framing: string | null
  /** An origin to which the answer to a form on this page may lead on; null for none but ours. */
  formTarget?: string | null
}): Record<string, string> {
  // A sandboxed frame has an origin of its own: there some browsers take 'self' for that, so we are named.
  const self = framing === null ? `'self'` : `'self' ${env.APP_URL}`
  const policy = [
    `default-src 'none'`,
    `script-src ${self} 'nonce-${nonce}'`,
    `style-src ${self} 'nonce-${nonce}'`,
    `img-src ${self} data:`,
    `font-src ${self}`,
    `connect-src ${self}`,
    `manifest-src 'self'`,
    `form-action ${self}${leadsToAdmin(path) ? ` https: ${new URL(env.GOTO_AUTH_URL).origin}` : ''}${formTarget ? ` ${formTarget}` : ''}`,
    // One page of the desk shows the embedded page as visitors would see it.
    ...(/^\/admin\/embed$/i.test(path) ? [`frame-src 'self'`] : []),
    `frame-ancestors ${framing ?? `'none'`}`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    // Older than frame-ancestors and unable to say what it says: for frames it stays out. So does what isolates windows.
    ...(framing === null ? { 'X-Frame-Options': 'DENY', 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'Referrer-Policy': carriesToken(path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    ...(env.APP_URL.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** Addresses that are themselves a key: no other site may learn them. */
function carriesToken(path: string): boolean {
  return /^\/(booking|reset-password|verify-email|goto\/callback)(\/|$|\.)/i.test(path)
}

/**
 * The desk's GoTo form answers with a redirect to GoTo's consent page, which may lead on to its sign-in hosts: browsers count
 * all of them as the form's target. A policy stays with its document while scripts change the page, so every document from
 * which one can come to the desk needs it.
 */
function leadsToAdmin(path: string): boolean {
  return /^\/($|(admin|sign-in|sign-up|verify-email|forgot-password|reset-password)(\/|$))/i.test(path)
}
