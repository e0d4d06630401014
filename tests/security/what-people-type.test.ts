import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAddressList, readEmailAddress } from '~/security/email-address'
import { personName } from '~/security/person-name.server'
import { readPhoneNumber } from '~/security/phone-number'

/**
 * The table of what people type and paste, honest and hostile. To add a case: its kind, the input, and either `stored` (what is
 * kept of it) or `"refused": true`; a `note` says why, where that is not plain.
 */
interface Case {
  kind: keyof typeof READERS
  input: string
  stored?: string | string[]
  refused?: true
  note?: string
}

const CASES: Case[] = JSON.parse(readFileSync(new URL('../fixtures/what-people-type.json', import.meta.url), 'utf8'))

/** What is stored of an input, or null where it is refused. */
const READERS = {
  email: (input: string) => {
    const read = readEmailAddress(input)
    return read.ok ? read.address : null
  },
  guests: (input: string) => {
    const read = readAddressList(input)
    return read.ok ? read.addresses : null
  },
  phone: readPhoneNumber,
  name: (input: string) => {
    const read = personName.safeParse(input)
    return read.success ? read.data : null
  },
}

describe.each(Object.keys(READERS) as Case['kind'][])('what people type as %s', (kind) => {
  const cases = CASES.filter((one) => one.kind === kind)

  it('is stored as it was meant, or refused', () => {
    const judged = cases.map(({ input, note }) => ({ input, note, stored: READERS[kind](input) }))
    expect(judged).toEqual(
      cases.map(({ input, note, stored, refused }) => ({ input, note, stored: refused ? null : stored })),
    )
  })

  it('stays as it is when it is read again', () => {
    const stored = cases.map(({ input }) => READERS[kind](input)).filter((one) => one !== null)
    expect(stored.map((one) => READERS[kind](String(one)))).toEqual(stored)
  })
})

describe('reading what people type', () => {
  it('takes time in proportion to its length', () => {
    const hostile = ['<', '"', '(', '@', 'a@', ' ', 'a ', '.', '\u200b', 'a@b.', '<a@b.c', '"a\\']
    const started = process.cpuUsage().user
    for (const part of hostile) {
      const long = part.repeat(Math.floor(12_000 / part.length))
      readAddressList(long)
      readEmailAddress(long)
      readPhoneNumber(long)
    }
    // Microseconds of the processor, not of the clock: a quadratic reader needs seconds for this.
    expect(process.cpuUsage().user - started).toBeLessThan(1_000_000)
  })
})
