import { describe, expect, it } from 'vitest'
import { assignMember, type Candidate } from '~/availability/assignment/assign-member'
import { deficitsOf, type Turn } from '~/availability/assignment/deficits'
import { NaiveAssignment } from './naive-assignment'

const BOOKINGS = 10_000

function aMember(id: string, more: Partial<Candidate> = {}): Candidate {
  return { id, weight: 1, priority: 1, passed: null, lastTurnAt: null, ...more }
}

describe('who of a team takes a booking', () => {
  it('takes turns among equals', () => {
    const team = new BookedTeam([aMember('ann'), aMember('ben'), aMember('cleo')])
    const taken = Array.from({ length: 6 }, () => team.book())
    expect(new Set(taken.slice(0, 3)).size).toBe(3)
    expect(taken.slice(3)).toEqual(taken.slice(0, 3))
  })

  it('follows the weights from the first booking on', () => {
    const team = new BookedTeam([aMember('ann', { weight: 3 }), aMember('ben')])
    const taken = Array.from({ length: 8 }, () => team.book())
    expect(taken.filter((id) => id === 'ben')).toHaveLength(2)
    for (const count of [4, 8]) expect(taken.slice(0, count).filter((id) => id === 'ben')).toHaveLength(count / 4)
  })

  it('asks the highest priority with an open member, and counts the others as passed', () => {
    const candidates = [aMember('ann', { priority: 2 }), aMember('ben', { passed: 'busy' }), aMember('cleo')]
    expect(assignMember({ candidates, turns: [], seed: 's' })).toEqual({
      memberId: 'cleo',
      open: [{ id: 'cleo', weight: 1 }],
      passed: [
        { id: 'ann', why: 'lower_priority' },
        { id: 'ben', why: 'busy' },
      ],
    })
    const without = candidates.filter(({ id }) => id !== 'cleo')
    expect(assignMember({ candidates: without, turns: [], seed: 's' })?.memberId).toBe('ann')
  })

  it('lets nobody catch up on turns that came while they were away', () => {
    const team = new BookedTeam([aMember('ann'), aMember('ben'), aMember('cleo')])
    team.away.add('cleo')
    for (let booking = 0; booking < 40; booking++) team.book()
    team.away.clear()
    const after = Array.from({ length: 9 }, () => team.book())
    for (const id of ['ann', 'ben', 'cleo']) expect(after.filter((one) => one === id)).toHaveLength(3)
  })

  it('begins with a newcomer at the average', () => {
    const team = new BookedTeam([aMember('ann'), aMember('ben')])
    for (let booking = 0; booking < 50; booking++) team.book()
    team.members.push(aMember('new'))
    const after = Array.from({ length: 9 }, () => team.book())
    expect(after.filter((id) => id === 'new')).toHaveLength(3)
  })

  it('returns to the member of an attendee, and makes up for it with the others', () => {
    const team = new BookedTeam([aMember('ann'), aMember('ben')])
    for (let booking = 0; booking < 3; booking++) expect(team.book({ preferredId: 'ann' })).toBe('ann')
    expect([team.book(), team.book(), team.book()]).toEqual(['ben', 'ben', 'ben'])
    team.away.add('ann')
    expect(team.book({ preferredId: 'ann' })).toBe('ben')
  })

  it('gives an attendee who chose a member that one or nobody', () => {
    const candidates = [aMember('ann'), aMember('ben', { passed: 'busy' })]
    expect(assignMember({ candidates, turns: [], askedId: 'ann', seed: 's' })?.memberId).toBe('ann')
    expect(assignMember({ candidates, turns: [], askedId: 'ben', seed: 's' })).toBeNull()
    expect(assignMember({ candidates, turns: [], askedId: 'somebody', preferredId: 'ann', seed: 's' })).toBeNull()
  })

  it('decides between equals by the longest pause, then by a draw that the seed repeats', () => {
    const candidates = [
      aMember('ann', { lastTurnAt: 30 }),
      aMember('ben', { lastTurnAt: 10 }),
      aMember('cleo', { lastTurnAt: 20 }),
    ]
    expect(assignMember({ candidates, turns: [], seed: 's' })?.memberId).toBe('ben')
    const equal = [aMember('ann'), aMember('ben'), aMember('cleo')]
    const drawn = (seed: number) => assignMember({ candidates: equal, turns: [], seed: `${seed}` })?.memberId ?? ''
    const draws = Array.from({ length: 600 }, (_, seed) => drawn(seed))
    expect(draws).toEqual(draws.map((_, seed) => drawn(seed)))
    for (const id of ['ann', 'ben', 'cleo']) expect(draws.filter((one) => one === id).length).toBeGreaterThan(150)
  })

  it('keeps everybody less than one booking from their share while the group stays the same (M3)', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 200; round++) {
      const count = 2 + random(14)
      const members = Array.from({ length: count }, (_, index) => aMember(`m${index}`, { weight: 1 + random(20) }))
      const team = new BookedTeam(members)
      for (let booking = 0; booking < 200; booking++) {
        team.book()
        expect(team.furthest()).toBeLessThan(1)
      }
    }
  })

  it('agrees with exact fractions on every choice, and stays in the bound of its open groups (M3)', () => {
    const random = randomFrom(20_261_130)
    const groups = new Set<string>()
    const team = new BookedTeam(Array.from({ length: 7 }, (_, index) => aMember(`m${index}`)))
    const naive = new NaiveAssignment()
    for (let booking = 0; booking < BOOKINGS; booking++) {
      const event = random(40)
      const member = team.members[random(team.members.length)] ?? aMember('m')
      if (event === 0) team.away.has(member.id) ? team.away.delete(member.id) : team.away.add(member.id)
      if (event === 1) member.weight = 1 + random(9)
      if (event === 2) member.priority = 1 + random(2)
      const expected = naive.choose(team.candidates(), `${booking}`)
      const taken = team.book({ seed: `${booking}` })
      expect(taken).toBe(expected)
      if (taken === null) continue
      naive.book(booking, team.candidates(), taken)
      groups.add(JSON.stringify(team.lastOpen))
      // A move keeps its member, so it changes no share.
      const deficits = team.deficits()
      const furthest = Math.max(...[...deficits.values()].map(Math.abs))
      expect(furthest).toBeLessThanOrEqual(groups.size)
      expect(furthest).toBeLessThan(3)
      for (const { id } of team.members) expect(deficits.get(id) ?? 0).toBeCloseTo(naive.owed(id), 6)
    }
    expect(groups.size).toBeGreaterThan(100)
  })

  it('agrees with exact fractions while cancelled bookings are left out, and makes up for them', () => {
    const random = randomFrom(99)
    const team = new BookedTeam(
      Array.from({ length: 6 }, (_, index) => aMember(`m${index}`, { weight: 1 + random(5) })),
    )
    const naive = new NaiveAssignment()
    const live: number[] = []
    for (let booking = 0; booking < BOOKINGS; booking++) {
      if (random(4) === 0 && live.length > 0) {
        const [cancelled = 0] = live.splice(random(live.length), 1)
        team.cancel(cancelled)
        naive.forget(cancelled)
      }
      const expected = naive.choose(team.candidates(), `${booking}`)
      const taken = team.book({ seed: `${booking}`, booking })
      expect(taken).toBe(expected)
      naive.book(booking, team.candidates(), taken ?? '')
      live.push(booking)
    }
    // Any state is made up for as soon as nothing more is cancelled.
    for (let booking = 0; booking < 200; booking++) team.book()
    expect(team.furthest()).toBeLessThan(1)
  })
})

/** A team whose members are booked one after the other, with the books that the database keeps of it. */
class BookedTeam {
  readonly away = new Set<string>()
  readonly #turns = new Map<string, Turn>()
  readonly #bookings = new Map<number, { key: string; memberId: string }>()
  #clock = 0
  lastOpen: Turn['open'] = []

  constructor(readonly members: Candidate[]) {}

  candidates(): Candidate[] {
    return this.members.map((member) => ({ ...member, passed: this.away.has(member.id) ? 'busy' : null }))
  }

  book({ seed = 'seed', preferredId, booking }: { seed?: string; preferredId?: string; booking?: number } = {}) {
    const turns = [...this.#turns.values()]
    const choice = assignMember({ candidates: this.candidates(), turns, preferredId: preferredId ?? null, seed })
    if (!choice) return null
    this.#clock++
    const { memberId, open } = choice
    this.lastOpen = open
    const key = JSON.stringify(open)
    this.#count(key, open, memberId, 1)
    if (booking !== undefined) this.#bookings.set(booking, { key, memberId })
    const member = this.members.find(({ id }) => id === memberId)
    if (member) member.lastTurnAt = this.#clock
    return memberId
  }

  cancel(booking: number): void {
    const known = this.#bookings.get(booking)
    if (!known) throw new Error('No such booking')
    this.#count(known.key, JSON.parse(known.key), known.memberId, -1)
  }

  #count(key: string, open: Turn['open'], memberId: string, by: number): void {
    const turn = this.#turns.get(key) ?? { open, taken: [] }
    this.#turns.set(key, turn)
    const entry = turn.taken.find((one) => one.memberId === memberId)
    if (entry) entry.count += by
    else turn.taken.push({ memberId, count: by })
  }

  deficits(): Map<string, number> {
    return deficitsOf([...this.#turns.values()])
  }

  furthest(): number {
    return Math.max(...[...this.deficits().values()].map(Math.abs))
  }
}

/** Whole numbers below a bound, the same ones each time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
