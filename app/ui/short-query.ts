/** How many bytes of the page's own address each of its many links may repeat; a parameter costs its `&amp;` as well. */
const LINK_BYTES = { most: 600, each: 5 }
/** A form contains it only once, unlike links, so long notes fit; a hidden field is longer than its value. */
export const FORM_BYTES = { most: 6_000, each: 50 }

/**
 * Parameters that a page repeats in its links. Pages have up to a hundred links, so the parameters of each are limited: the
 * sender must not decide a page's size (S21). The longest are left out first; names, addresses and campaigns stay.
 *
 * In the browser nothing is left out: there a link costs only the visitor.
 *
 * @example shortQuery(new URLSearchParams('utm_source=x&notes=' + 'a'.repeat(900))) // 'utm_source=x'
 */
export function shortQuery(query: URLSearchParams, { most, each } = LINK_BYTES): URLSearchParams {
  if (typeof document !== 'undefined') return query
  const parameters = [...query].map((parameter) => ({ parameter, cost: costOf(parameter) + each }))
  if (parameters.reduce((sum, { cost }) => sum + cost, 0) <= most) return query
  let left = most
  const kept = new Set<[string, string]>()
  for (const { parameter, cost } of [...parameters].sort((a, b) => a.cost - b.cost)) {
    left -= cost
    if (left < 0) break
    kept.add(parameter)
  }
  return new URLSearchParams(parameters.map(({ parameter }) => parameter).filter((parameter) => kept.has(parameter)))
}

function costOf(parameter: [string, string]): number {
  return String(new URLSearchParams([parameter])).length
}
