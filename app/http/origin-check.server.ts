const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request's origin allows it to change something (S9): it must come from our own pages. A page with `Referrer-Policy:
 * no-referrer` and a sandboxed frame both say `Origin: null`; `Sec-Fetch-Site` then tells them apart, and public forms also
 * carry a signed token. A request without either header is not from a browser and has no cookies to abuse.
 *
 * A frame address also accepts `Origin: null`, which our own form sends in a sandboxed frame. That is safe because nothing
 * there acts on a cookie (the server removes it): the signed token or the unguessable address is the whole authority, and an
 * attacker who has one needs no visitor's browser to use it. The origin of another site is refused there too.
 */
export function hasAllowedOrigin(
  request: { method: string; headers: Headers },
  appUrl: string,
  atFrameAddress = false,
): boolean {
  if (SAFE_METHODS.includes(request.method)) return true
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin !== null && origin !== 'null') return origin === appUrl
  if (origin === 'null' && atFrameAddress) return true
  return site === null ? origin === null || isLegacyBrowser(request.headers) : site === 'same-origin' || site === 'none'
}

/** Browsers older than Sec-Fetch-Site still send a Referer on our other pages. */
function isLegacyBrowser(headers: Headers): boolean {
  return headers.get('cookie') === null
}
