/** None of our names is longer: handles and slugs have at most 40 characters, in lower case. */
const MAX_NAME_LENGTH = 40
const SHORTEST_TOKEN = 32
const MAX_PATH = 2_000
/** An address that is encoded more often than this is invalid. */
const MAX_DECODINGS = 5

/**
 * Removes everything that looks like one of our tokens (43 characters of base64url, alone or within a key).
 *
 * @example maskTokens('see /x/2vXbJkq…43 characters') // 'see /x/… characters'
 */
export function maskTokens(text: string): string {
  return text.replace(/[\w-]{32,}/g, (run) => (looksLikeToken(run) ? '…' : run))
}

function looksLikeToken(run: string): boolean {
  return run.length > MAX_NAME_LENGTH ? !/^[0-9a-f]+$/.test(run) : run.length >= SHORTEST_TOKEN && /[A-Z]/.test(run)
}

/**
 * A path for the log, from any spelling: decoded, without its query, and without what follows `booking`, `feeds`, `report` or `unsubscribe`, which
 * is a secret even when it is cut off.
 *
 * @example maskPath('//BOOKING%2fabc/cancel?x=1') // '//BOOKING/…/cancel'
 */
export function maskPath(path: string): string {
  const [decoded = ''] = decodedOften(path.slice(0, MAX_PATH)).split(/[?#]/)
  const parts = decoded.split(/([/\\]+)/)
  let follows = false
  const masked = parts.map((part, index) => {
    if (index % 2 === 1 || part === '' || part === '.' || part === '..') return part
    const shown = follows ? '…' : maskTokens(part)
    follows = !follows && /^(booking|feeds|report|unsubscribe)(\.data)?$/i.test(part.trim())
    return shown
  })
  return masked.join('').slice(0, 300)
}

function decodedOften(path: string): string {
  let text = path
  for (let round = 0; round < MAX_DECODINGS && text.includes('%'); round++) {
    const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    if (decoded === text) break
    text = decoded
  }
  return text
}
