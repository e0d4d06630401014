import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, it } from 'vitest'
import { findPasswordProblem } from '~/accounts/password-rules.server'

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

  it.each([
    ...['football', 'sunshine99', 'Summer2026!', 'Welcome-2026', '!dragon123', 'Tr0uble1', 'm0nkey2020', '$unshine'],
    ...[
      'Sommer2026',
      'Hallo12345',
      'Schatz123',
      'iloveyou2',
      'zaq1xsw2',
      'qwer1234',
      'liverpool1',
      'jennifer',
      'barcelona',
    ],
  ])('may not be %s, which lists of stolen passwords have, or are its word', (password) => {
    expect(problemOf(password)).toBe('password_common')
  })

  it.each([
    'Dana-2026!',
    'ExampleDana7',
    'dana@example',
    'consulting-dana',
    'foyer-dana-1',
    'Foyer!Foyer',
    'danaexample.com',
  ])('may not be %s, which is made of names of its host and of the service', (password) => {
    expect(problemOf(password)).toBe('password_personal')
  })

  it.each([
    'Dana likes quinces',
    'example of a good one',
    'travertine mauve 9',
    'Kz8-plinth-Qv',
    'neun gelbe Schubkarren',
  ])('may be %s, which has enough beside a name or a word', (password) => {
    expect(problemOf(password)).toBeNull()
  })

  it('is looked up in thousands of stolen ones without a call', () => {
    const stolen = dictionary['passwords-common'].filter(({ length }) => length >= 8)
    expect(stolen.length).toBeGreaterThan(15_000)
    expect(stolen.filter((password) => findPasswordProblem(password, []) === null)).toEqual([])
  })
})
