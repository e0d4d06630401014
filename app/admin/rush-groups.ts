/** What the bookings of one group have in common. */
export type InCommon = { kind: 'network' } | { kind: 'domain'; domain: string } | { kind: 'nothing' }

interface Rushed {
  /** A digest. */
  network: string
  attendee_email: string
}

export interface RushGroup<B extends Rushed> {
  inCommon: InCommon
  /** In the order of booking. */
  bookings: B[]
  /** How many networks they come from. */
  networks: number
  /** Of their addresses, most frequent first. */
  domains: { domain: string; count: number }[]
}

/**
 * Groups bookings by a network or by the domain of their addresses, the largest group first; each booking is in one group. What shares
 * neither is the last group.
 *
 * @example groupRush([{ network: 'n', attendee_email: 'ada@x.example' }])[0].inCommon // { kind: 'nothing' }
 */
export function groupRush<B extends Rushed>(bookings: B[]): RushGroup<B>[] {
  const groups: RushGroup<B>[] = []
  let left = bookings
  for (;;) {
    const largest = findLargest(left)
    if (!largest) break
    groups.push(groupOf(largest.inCommon, largest.bookings))
    const taken = new Set(largest.bookings)
    left = left.filter((booking) => !taken.has(booking))
  }
  return left.length === 0 ? groups : [...groups, groupOf({ kind: 'nothing' }, left)]
}

/** @returns undefined when no two bookings have anything in common */
function findLargest<B extends Rushed>(bookings: B[]): { inCommon: InCommon; bookings: B[] } | undefined {
  const ofNetworks = [...Map.groupBy(bookings, ({ network }) => network).values()]
  const ofDomains = [...Map.groupBy(bookings, domainIn)]
  return [
    // Of two equally large groups the one of a network comes first: it says more than a domain that many people have.
    ...ofNetworks.map((own) => ({ inCommon: { kind: 'network' } as const, bookings: own })),
    ...ofDomains.map(([domain, own]) => ({ inCommon: { kind: 'domain', domain } as const, bookings: own })),
  ]
    .filter((group) => group.bookings.length > 1)
    .sort((one, other) => other.bookings.length - one.bookings.length)[0]
}

function groupOf<B extends Rushed>(inCommon: InCommon, bookings: B[]): RushGroup<B> {
  const domains = [...Map.groupBy(bookings, domainIn)]
    .map(([domain, own]) => ({ domain, count: own.length }))
    .sort((one, other) => other.count - one.count)
  return { inCommon, bookings, networks: new Set(bookings.map(({ network }) => network)).size, domains }
}

function domainIn({ attendee_email: email }: Rushed): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}
