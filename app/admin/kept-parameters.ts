/**
 * The field of the quick booking form that holds what its address brought along besides what can be typed, so that `Show times` does not
 * lose it. One field, written as an address is: the names in it are a CRM's, and names of fields are ours alone.
 */
export const KEPT_FIELD = 'kept'
const KEPT_NAME = /^(crm_|utm_|metadata\[|notes$)/

/** @example keptOf(new URLSearchParams('name=Ada&crm_id=42')) // 'crm_id=42' */
export function keptOf(query: URLSearchParams): string {
  return String(new URLSearchParams([...withKept(query)].filter(([name]) => KEPT_NAME.test(name))))
}

/** The address as it was before `Show times` folded it. What else somebody writes into the field does not count. */
export function withKept(query: URLSearchParams): URLSearchParams {
  const unfolded = [...query].filter(([name]) => name !== KEPT_FIELD)
  const kept = [...new URLSearchParams(query.get(KEPT_FIELD) ?? '')].filter(([name]) => KEPT_NAME.test(name))
  return new URLSearchParams([...unfolded, ...kept])
}
