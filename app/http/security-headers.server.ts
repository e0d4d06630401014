import type { Env } from '~/env.server'

/** Sources of the policy for scripts and styles that stand in the page itself. */
export interface InlineSources {
  scripts: readonly string[]
  styles: readonly string[]
}

/**
 * The headers of every response (S10). Routes match case-insensitively, so addresses are compared the same way here.
 *
 * @param framing who may show the response in a frame, as a value of `frame-ancestors`; null for nobody, the default
 */
export function securityHeaders({
  inline,
  env,
  path,
  framing,
  formTarget = null,
}: {
  inline: InlineSources
  env: Pick<Env, 'APP_URL' | 'GOTO_AUTH_URL' | 'GOOGLE_AUTH_URL' | 'MICROSOFT_AUTH_URL'>
  path: string
  framing: string | null
  /** An origin to which a form on this page may redirect; null for only ours. */
  formTarget?: string | null
}): Record<string, string> {
  // A sandboxed frame has its own opaque origin. Some browsers take 'self' for that origin, so our origin is named.
  const self = framing === null ? `'self'` : `'self' ${env.APP_URL}`
  const policy = [
    `default-src 'none'`,
    `script-src ${[self, ...inline.scripts].join(' ')}`,
    `style-src ${[self, ...inline.styles].join(' ')}`,
    `img-src ${self} data:`,
    `font-src ${self}`,
    `connect-src ${self}`,
    `manifest-src 'self'`,
    `form-action ${self}${leadsToAdmin(path) ? ` https: ${consentOrigins(env).join(' ')}` : ''}${formTarget ? ` ${formTarget}` : ''}`,
    // One admin page shows the embedded page as visitors see it.
    ...(/^\/admin\/(team\/)?embed$/i.test(path) ? [`frame-src 'self'`] : []),
    `frame-ancestors ${framing ?? `'none'`}`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    // X-Frame-Options is older than frame-ancestors and cannot express a list of sites, so frames do without it, and without
    // the headers that isolate windows.
    ...(framing === null ? { 'X-Frame-Options': 'DENY', 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'Referrer-Policy': carriesToken(path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    ...(env.APP_URL.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** These addresses are secrets themselves: no other site may learn them. */
function carriesToken(path: string): boolean {
  return (
    /^\/(booking|reset-password|verify-email|unsubscribe|report|goto\/callback|oidc\/callback)(\/|$|\.)/i.test(path) ||
    path.split('/')[3]?.toLowerCase() === 'confirm' ||
    /^\/admin\/(team|settings)\/sender\/address\/confirmation(\/|$|\.)/i.test(path)
  )
}

/**
 * Forms of the admin and of the sign-in page redirect to GoTo, Google, Microsoft and the sign-in provider, which may redirect to hosts
 * of its own: browsers apply `form-action` to all of them. A policy stays with its document while scripts change the page, so every
 * document that can lead to the admin needs it.
 */
function leadsToAdmin(path: string): boolean {
  return /^\/($|(admin|sign-in|sign-up|verify-email|forgot-password|reset-password)(\/|$))/i.test(path)
}

/** Of another scheme in a demo and in tests. */
function consentOrigins({
  GOTO_AUTH_URL,
  GOOGLE_AUTH_URL,
  MICROSOFT_AUTH_URL,
  OIDC_ISSUER,
}: Pick<Env, 'GOTO_AUTH_URL' | 'GOOGLE_AUTH_URL' | 'MICROSOFT_AUTH_URL' | 'OIDC_ISSUER'>): string[] {
  const urls = [GOTO_AUTH_URL, GOOGLE_AUTH_URL, MICROSOFT_AUTH_URL, ...(OIDC_ISSUER ? [OIDC_ISSUER] : [])]
  return [...new Set(urls.map((url) => new URL(url).origin))]
}
