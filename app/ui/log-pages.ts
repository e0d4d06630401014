/** Where a page of a log ends: the next one begins with what is older. */
export interface LogPlace {
  /** Epoch ms. */
  at: number
  id: string
}

/** The place in a page's address, `?after=`; an invalid one is the beginning. */
export function readLogPlace(after: string | null): LogPlace | undefined {
  const [, at, id] = /^(\d{1,15})\.(\w{1,60})$/.exec(after ?? '') ?? []
  return at === undefined || id === undefined ? undefined : { at: Number(at), id }
}

/**
 * One page out of rows that were asked for with one more than it shows.
 *
 * @param placeOf of a row, as its query orders it
 * @returns `older`: the `?after=` of the page with older ones; null where there is none
 */
export function cutLogPage<Row>(found: Row[], shown: number, placeOf: (row: Row) => LogPlace) {
  const rows = found.slice(0, shown)
  const last = found.length > shown ? rows.at(-1) : undefined
  if (last === undefined) return { rows, older: null }
  const { at, id } = placeOf(last)
  return { rows, older: `${at}.${id}` }
}
