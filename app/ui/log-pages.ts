/** The cursor at the end of a page of a log: the next page has older entries. */
export interface LogPlace {
  /** Epoch ms. */
  at: number
  id: string
}

/** The cursor in a page's address, `?after=`; an invalid one means the beginning. */
export function readLogPlace(after: string | null): LogPlace | undefined {
  const [, at, id] = /^(\d{1,15})\.(\w{1,60})$/.exec(after ?? '') ?? []
  return at === undefined || id === undefined ? undefined : { at: Number(at), id }
}

/**
 * One page out of rows that were read with one more than it shows.
 *
 * @param placeOf the cursor of a row, as its query orders it
 * @returns `older`: the `?after=` of the page with older ones; null if there is none
 */
export function cutLogPage<Row>(found: Row[], shown: number, placeOf: (row: Row) => LogPlace) {
  const rows = found.slice(0, shown)
  const last = found.length > shown ? rows.at(-1) : undefined
  if (last === undefined) return { rows, older: null }
  const { at, id } = placeOf(last)
  return { rows, older: `${at}.${id}` }
}
