import { describe, expect, it } from 'vitest'
import { findPasswordProblem } from '~/accounts/password-rules'

const about = ['Dana Example', 'dana.example@example.com', 'dana-consulting']
const problemOf = (password: string) => findPasswordProblem(password, about)

describe('a password (S4)', () => {
  it.each(['correct horse battery staple', 'Tr4v3rtine', 'ßäöü漢字漢字', '        8 spaces', 'x7'.repeat(2) + 'Kw9-'])(
    'may be %j',
    (password) => {
      expect(problemOf(password)).toBeNull()
    },
  )

  it('has 8 to 128 characters, counted as people count them', () => {
    expect(problemOf('k4-Zr9w')).toBe('password_short')
    expect(problemOf('🦊🐻🐼🐨🐯🦁🐮')).toBe('password_short')
    expect(problemOf('🦊🐻🐼🐨🐯🦁🐮🐷')).toBeNull()
    expect(problemOf('k4-Zr9w '.repeat(16))).toBeNull()
    expect(problemOf(`${'k4-Zr9w '.repeat(16)}!`)).toBe('password_long')
  })

  it.each([
    'password',
    'Password123',
    'PASSW0RD',
    'iloveyou',
    'Passwort1',
    'qwertz123',
    'aaaaaaaa',
    'abababab',
    '12345678',
  ])('may not be the common %s', (password) => {
    expect(problemOf(password)).toBe('password_common')
  })

  it.each(['abcdefgh', '87654321', 'qwertyui', 'poiuytrewq', '1234567890'])(
    'may not be the run %s along alphabet or keyboard',
    (password) => {
      expect(problemOf(password)).toBe('password_common')
    },
  )

  it.each(['Dana Example', 'danaexample', 'dana.example@example.com', 'Dana.Example', 'dana-consulting'])(
    'may not be the host’s own %s',
    (password) => {
      expect(problemOf(password)).toBe('password_personal')
    },
  )
})
