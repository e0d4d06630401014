import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHandleProblem, handleVariants, proposeHandle } from '~/accounts/handle'
import { isPublicName } from '~/security/public-name'

describe('a handle', () => {
  it.each(['dana', 'a-b', '007', 'jose-mueller', 'x'.repeat(40)])('may be %s', (handle) => {
    expect(findHandleProblem(handle)).toBeNull()
  })

  it.each([
    'ab',
    'x'.repeat(41),
    '-dana',
    'dana-',
    'da--na',
    'Dana',
    'dänà',
    'da_na',
    'da na',
    '',
    'dana\n',
    'embed.js',
  ])('may not be %j', (handle) => {
    expect(findHandleProblem(handle)).toBe('handle_shape')
  })

  it.each(['admin', 'api', 'booking', 'sign-in', 'verify-email', 'goto', 'healthz', 'assets', 'support'])(
    'may not be our own address %s',
    (handle) => {
      expect(findHandleProblem(handle)).toBe('handle_reserved')
    },
  )
})

describe('proposeHandle', () => {
  it.each([
    ['Dana Example', 'dana-example'],
    ['José Müller', 'jose-mueller'],
    ['  Anne-Marie   O’Brien ', 'anne-marie-obrien'],
    ['J. R. Smith', 'j-r-smith'],
    ['Søren Ærø', 'soeren-aeroe'],
    ['Łukasz Żółć', 'lukasz-zolc'],
    ['Weiß', 'weiss'],
    ['Bo', 'meet-bo'],
    ['Admin', 'meet-admin'],
    ['李雷', ''],
    ['🦊', ''],
  ])('makes a handle from %s', (name, handle) => {
    expect(proposeHandle(name)).toBe(handle)
  })

  it('leaves space for a suffix in a long name, and no hyphen at its end', () => {
    expect(proposeHandle(`${'a'.repeat(32)} von Hohenstein`)).toBe('a'.repeat(32))
  })

  it('always gives a valid handle or none, also for the variants', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const proposal = proposeHandle(name)
        expect(proposal === '' || findHandleProblem(proposal) === null).toBe(true)
        const variants = handleVariants(proposal, '4k2m9x')
        expect(variants.length).toBeGreaterThan(1)
        expect(variants.every(isPublicName)).toBe(true)
      }),
    )
  })
})

describe('handleVariants', () => {
  it('begins with the handle itself, then counts', () => {
    expect(handleVariants('dana', '4k2m9x').slice(0, 3)).toEqual(['dana', 'dana-2', 'dana-3'])
  })

  it('skips what is reserved', () => {
    expect(handleVariants('admin', '4k2m9x')[0]).toBe('admin-2')
  })
})
