import type { Candidate } from '~/availability/assignment/assign-member'
import { repeatableRank } from '~/availability/assignment/repeatable-rank'

/** An exact fraction; the denominator is positive. */
interface Fraction {
  over: bigint
  under: bigint
}

const fraction = (over: bigint, under: bigint): Fraction => ({ over, under })
const plus = (a: Fraction, b: Fraction) => reduced(a.over * b.under + b.over * a.under, a.under * b.under)
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.over, b.under))
const times = (a: Fraction, b: Fraction) => reduced(a.over * b.over, a.under * b.under)
const compare = (a: Fraction, b: Fraction) =>
  Number(a.over * b.under - b.over * a.under > 0n) - Number(a.over * b.under - b.over * a.under < 0n)
const ZERO = fraction(0n, 1n)

function reduced(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under]
  while (b > 0n) [a, b] = [b, a % b]
  return fraction(over / (a || 1n), under / (a || 1n))
}

/**
 * The rule of `assign-member.ts` once more, from its description: exact fractions, one balance per member that every booking changes,
 * and no counting of what was before.
 */
export class NaiveAssignment {
  readonly #owed = new Map<string, Fraction>()
  readonly #bookings = new Map<number, { open: { id: string; weight: number }[]; takenBy: string }>()

  owed(id: string): number {
    const { over, under } = this.#owed.get(id) ?? ZERO
    return Number(over) / Number(under)
  }

  choose(candidates: Candidate[], seed: string): string | null {
    const open = openGroup(candidates)
    const total = BigInt(open.reduce((sum, { weight }) => sum + weight, 0))
    const threshold = open.length > 1 ? fraction(1n, BigInt(2 * open.length - 2)) : ZERO
    const entries = open.map((member) => {
      const share = fraction(BigInt(member.weight), total)
      const owed = plus(this.#owed.get(member.id) ?? ZERO, share)
      const room = minus(minus(fraction(1n, 1n), threshold), owed)
      return { member, owed, bookingsLeft: times(room, fraction(share.under, share.over)) }
    })
    const due = entries.filter(({ owed }) => compare(owed, threshold) >= 0)
    entries.sort((a, b) => compare(b.owed, a.owed))
    due.sort((a, b) => compare(a.bookingsLeft, b.bookingsLeft))
    const best = due[0] ?? entries[0]
    if (!best) return null
    const equals =
      due.length > 0
        ? due.filter((one) => compare(one.bookingsLeft, best.bookingsLeft) === 0)
        : entries.filter((one) => compare(one.owed, best.owed) === 0)
    equals.sort(
      (a, b) =>
        (a.member.lastTurnAt ?? -1) - (b.member.lastTurnAt ?? -1) ||
        repeatableRank(seed, a.member.id) - repeatableRank(seed, b.member.id),
    )
    return equals[0]?.member.id ?? null
  }

  book(booking: number, candidates: Candidate[], takenBy: string): void {
    const open = openGroup(candidates)
    this.#bookings.set(booking, { open, takenBy })
    this.#change({ open, takenBy }, 1n)
  }

  forget(booking: number): void {
    const known = this.#bookings.get(booking)
    if (known) this.#change(known, -1n)
    this.#bookings.delete(booking)
  }

  #change({ open, takenBy }: { open: { id: string; weight: number }[]; takenBy: string }, sign: bigint): void {
    const total = BigInt(open.reduce((sum, { weight }) => sum + weight, 0))
    for (const { id, weight } of open)
      this.#owed.set(id, plus(this.#owed.get(id) ?? ZERO, fraction(sign * BigInt(weight), total)))
    this.#owed.set(takenBy, minus(this.#owed.get(takenBy) ?? ZERO, fraction(sign, 1n)))
  }
}

function openGroup(candidates: Candidate[]) {
  const able = candidates.filter(({ passed }) => passed === null)
  const first = able.reduce((least, { priority }) => Math.min(least, priority), Number.POSITIVE_INFINITY)
  return able.filter(({ priority }) => priority === first)
}
