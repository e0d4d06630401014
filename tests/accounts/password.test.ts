import { parseOptions } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '~/accounts/password.server'

describe('password hashes (S4)', () => {
  it('are argon2id with at least 46 MiB, one pass, one lane', async () => {
    const hash = await hashPassword('drei Birnen im Regal')
    expect(hash).toMatch(/^\$argon2id\$/)
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 47_104, timeCost: 1, parallelism: 1 })
  })

  it('cover every character: the last of 128 counts', async () => {
    const long = 'ä'.repeat(127)
    const hash = await hashPassword(`${long}x`)
    expect(await verifyPassword(hash, `${long}x`)).toBe(true)
    expect(await verifyPassword(hash, `${long}y`)).toBe(false)
  })

  it('do not depend on how a keyboard composes é, but on upper and lower case', async () => {
    const hash = await hashPassword('caf\u00e9 au lait')
    expect(await verifyPassword(hash, 'cafe\u0301 au lait')).toBe(true)
    expect(await verifyPassword(hash, 'Caf\u00e9 au lait')).toBe(false)
  })

  it('never match for an unknown account (S6)', async () => {
    expect(await verifyPassword(null, 'etwas anderes')).toBe(false)
  })
})
