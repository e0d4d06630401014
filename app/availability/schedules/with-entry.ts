/** A copy of the list with another entry at `index`. `Array.prototype.with` is younger than some browsers in use. */
export function withEntry<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((own, at) => (at === index ? entry : own))
}
