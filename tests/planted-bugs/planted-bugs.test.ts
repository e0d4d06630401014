import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyBug } from './apply-bug'
import { PLANTED_BUGS } from './planted-bugs'

describe('the bugs that npm run test:planted-bugs plants', () => {
  it('fit the sources exactly once, and name tests that exist', () => {
    expect(PLANTED_BUGS.length).toBeGreaterThanOrEqual(50)
    for (const bug of PLANTED_BUGS) {
      expect(applyBug(bug, readFileSync(bug.file, 'utf8'))).not.toBe('')
      expect(
        bug.tests.filter((file) => !existsSync(file)),
        bug.what,
      ).toEqual([])
    }
  })

  it('are refused when they fit nowhere or twice', () => {
    const bug = { what: 'a bug', file: 'a.ts', search: 'one', replace: 'two' }
    expect(applyBug(bug, 'zero one')).toBe('zero two')
    expect(() => applyBug(bug, 'zero')).toThrow('fits nowhere')
    expect(() => applyBug(bug, 'one one')).toThrow('fits several times')
  })
})
