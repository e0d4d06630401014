export interface OpenMember {
  id: string
  /** Their share, in proportion to the others' weights. */
  weight: number
}

/** Bookings that the same members could have taken, and who took how many of them. */
export interface Turn {
  open: OpenMember[]
  taken: { memberId: string; count: number }[]
}

/**
 * How many bookings each member is behind their exact share; negative for who is ahead. The sum over all members is 0.
 *
 * @example deficitsOf([{ open: [{ id: 'a', weight: 1 }, { id: 'b', weight: 1 }], taken: [{ memberId: 'a', count: 1 }] }])
 * // a: -0.5, b: 0.5
 */
export function deficitsOf(turns: Turn[]): Map<string, number> {
  const deficits = new Map<string, number>()
  const add = (id: string, amount: number) => deficits.set(id, (deficits.get(id) ?? 0) + amount)
  for (const { open, taken } of turns) {
    const bookings = taken.reduce((sum, { count }) => sum + count, 0)
    const total = open.reduce((sum, { weight }) => sum + weight, 0)
    for (const { id, weight } of open) add(id, (bookings * weight) / total)
    for (const { memberId, count } of taken) add(memberId, -count)
  }
  return deficits
}
