import { findLinkRedirectsByHandle } from '#db/queries/link-redirects'
import type { Db } from '#db/schema'

const MAX_LINKS = 200

/**
 * The list that precedes a compatibility script: old paths and their new addresses. It comes from the settings of the host
 * named by `host`, and from `map=acme/30min:dana/intro-call`, which may be repeated and takes precedence.
 *
 * @returns a line of script, safe for any address
 */
export async function linkRedirectScript(db: Db, query: URLSearchParams): Promise<string> {
  const handle = (query.get('host') ?? '').toLowerCase()
  const saved = handle === '' ? [] : await findLinkRedirectsByHandle(db, handle)
  const links = new Map(saved.map(({ oldPath, slug }) => [oldPath, `${handle}/${slug}`]))
  for (const entry of query.getAll('map').slice(0, MAX_LINKS)) {
    const found = /^\/?([\w./-]{1,200}):\/?([a-z0-9-]{1,40}\/[a-z0-9-]{1,40})$/i.exec(entry)
    if (found?.[1] && found[2]) links.set(found[1].toLowerCase(), found[2].toLowerCase())
  }
  // No markup can end a script file, but a paragraph separator could end a line of an old parser.
  const list = JSON.stringify(Object.fromEntries(links)).replace(/[\u2028\u2029<]/g, '')
  return `window.FoyerOldLinks=${list};\n`
}
