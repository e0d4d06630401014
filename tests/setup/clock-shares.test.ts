import { expect, it } from 'vitest'
import { filesOf, filesOfShare, readShare } from './clock-shares'
import { PARTS } from './run-parts'

const DATES = Array.from({ length: 15 }, (_, date) => date)

it('all shares together run each file at each date once', () => {
  for (const part of PARTS) {
    const files = filesOf(part)
    expect(files.length).toBeGreaterThan(20)
    for (const date of DATES) {
      const ran = [1, 2, 3, 4].flatMap((number) => filesOfShare(files, { number, of: 4 }, date))
      expect(ran.sort()).toEqual(files)
    }
  }
})

it('one share alone runs each file at some date, and some files at each date', () => {
  const files = filesOf('browser')
  const ran = DATES.map((date) => filesOfShare(files, { number: 2, of: 4 }, date))
  expect([...new Set(ran.flat())].sort()).toEqual(files)
  expect(Math.min(...ran.map(({ length }) => length))).toBeGreaterThan(0)
})

it('leaves out what cannot depend on the time, and what was not asked for', () => {
  expect(filesOf('unit').filter((file) => file.startsWith('tests/growth/'))).toEqual([])
  expect(filesOf('unit', ['setup/clock-shares'])).toEqual(['tests/setup/clock-shares.test.ts'])
})

it('a share is the first to the last of as many', () => {
  expect(readShare('2/4')).toEqual({ number: 2, of: 4 })
  expect(['0/4', '5/4', '1', '1/4/2', 'a/b', '1.5/2'].map(readShare)).toEqual(Array(6).fill(undefined))
})
