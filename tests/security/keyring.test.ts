import { describe, expect, it } from 'vitest'
import { Keyring } from '~/security/sealed-text.server'

const [OLD, NEW] = ['the first secret of at least 32 characters', 'another secret of at least 32 characters']
const before = new Keyring([OLD])
const during = new Keyring([NEW, OLD])
const after = new Keyring([NEW])

describe('replacing a secret (T6)', () => {
  it('opens and verifies what the old one made, for as long as both are listed', () => {
    const sealed = before.seal('a token', 'goto-token:hst_1:con_1')
    const signature = before.sign('a form', 'form')
    expect(during.open(sealed, 'goto-token:hst_1:con_1')).toBe('a token')
    expect(during.verify('a form', 'form', signature)).toBe(true)
    expect(() => after.open(sealed, 'goto-token:hst_1:con_1')).toThrow('no longer lists')
    expect(after.verify('a form', 'form', signature)).toBe(false)
  })

  it('seals and signs with the new one at once, so that the old one can go', () => {
    const sealed = during.seal('a token', 'goto-token:hst_1:con_1')
    expect(after.open(sealed, 'goto-token:hst_1:con_1')).toBe('a token')
    expect(after.verify('a form', 'form', during.sign('a form', 'form'))).toBe(true)
    expect(during.currentKeyId).toBe(after.currentKeyId)
  })
})

describe('a signature', () => {
  it('is refused when it is cut off, lengthened, empty, or made for another purpose', () => {
    const signature = before.sign('a form', 'form')
    expect(before.verify('a form', 'form', signature)).toBe(true)
    for (const wrong of [signature.slice(0, -1), signature.slice(0, 1), `${signature}A`, ''])
      expect(before.verify('a form', 'form', wrong)).toBe(false)
    expect(before.verify('a form', 'link', signature)).toBe(false)
  })
})
