/** `__Host-`, and `Secure`, except on http://localhost, where WebKit refuses both (S8). */
function nameOn(appUrl: string, name: string): string {
  return appUrl.startsWith('https:') ? `__Host-${name}` : name
}

/** A token that a cookie of ours carries; null without one. @param cookieHeader the request's whole `Cookie` header */
export function readTokenCookie(cookieHeader: string | null, name: string, appUrl: string): string | null {
  const prefix = `${nameOn(appUrl, name)}=`
  const cookie = (cookieHeader ?? '').split(';').find((pair) => pair.trim().startsWith(prefix))
  const value = cookie?.trim().slice(prefix.length) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}

/** @returns the `Set-Cookie` header; with `maxAgeSeconds: 0` it deletes the cookie */
export function tokenCookie({
  name,
  token,
  maxAgeSeconds,
  appUrl,
}: {
  name: string
  token: string
  maxAgeSeconds: number
  appUrl: string
}): string {
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  return `${nameOn(appUrl, name)}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}
