/**
 * The field of the quick booking form that holds the address's other parameters, which no visible field shows, so that `Show
 * times` does not lose them. It is one field, encoded like a query, because a CRM chooses the names in it and only we choose
 * names of fields.
 */
export const KEPT_FIELD = 'kept'
const KEPT_NAME = /^(crm_|utm_|metadata\[|notes$)/

/** @example keptOf(new URLSearchParams('name=Ada&crm_id=42')) // 'crm_id=42' */
export function keptOf(query: URLSearchParams): string {
  return String(new URLSearchParams([...withKept(query)].filter(([name]) => KEPT_NAME.test(name))))
}

/** The address as it was before `Show times` packed it into the field. Unknown parameters in the field are ignored. */
export function withKept(query: URLSearchParams): URLSearchParams {
  const unfolded = [...query].filter(([name]) => name !== KEPT_FIELD)
  const kept = [...new URLSearchParams(query.get(KEPT_FIELD) ?? '')].filter(([name]) => KEPT_NAME.test(name))
  return new URLSearchParams([...unfolded, ...kept])
}
