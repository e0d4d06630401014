/** The headers of every answer (S10). Frames are for `/embed` addresses only, which set their own `frame-ancestors`. */
export function securityHeaders({
  nonce,
  appUrl,
  path,
}: {
  nonce: string
  appUrl: string
  path: string
}): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'${isGotoConnect(path) ? ' https: http://localhost:* http://127.0.0.1:*' : ''}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'Referrer-Policy': carriesToken(path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    ...(appUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** Addresses that are themselves a key: no other site may learn them. */
function carriesToken(path: string): boolean {
  return /^\/(booking|reset-password|verify-email|goto\/callback)(\/|$|\.)/.test(path)
}

/** The form there answers with a redirect to GoTo's consent page, which browsers count as the form's target. */
function isGotoConnect(path: string): boolean {
  return path === '/admin/goto'
}
