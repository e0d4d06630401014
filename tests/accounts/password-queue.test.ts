import { describe, expect, it } from 'vitest'
import { hashPassword, passwordQueue, verifyPassword } from '~/accounts/password.server'
import { QueueFullError } from '~/limits/bounded-queue'
import { asRequestOf } from '~/limits/requester.server'

const GUESS = 'ein falsches Passwort'

describe('checking passwords', () => {
  it('refuses a rush from 120 networks at once beyond a short queue, and then recovers (S21)', async () => {
    const hash = await hashPassword('drei Birnen im Regal')
    let refused = 0
    const rush = Array.from({ length: 120 }, (_, n) =>
      asRequestOf(`network ${n}`, () => verifyPassword(hash, GUESS)).catch((error) => {
        expect(error).toBeInstanceOf(QueueFullError)
        refused++
      }),
    )
    await new Promise((resolve) => setImmediate(resolve))
    expect(refused).toBe(120 - 2 - 16)
    await Promise.all(rush)
    expect(await asRequestOf('honest', () => verifyPassword(hash, 'drei Birnen im Regal'))).toBe(true)
  })

  it('checks one password at a time per network with a few waiting, so another network is next (S21)', async () => {
    const finished: string[] = []
    const from = (network: string) =>
      asRequestOf(network, () => verifyPassword(null, GUESS)).then(
        () => void finished.push(network),
        () => void finished.push(`${network}: refused`),
      )
    const all = [...Array.from({ length: 20 }, () => from('greedy')), from('honest')]
    expect(passwordQueue.state()).toMatchObject({ running: 2, waiting: 4 })
    await Promise.all(all)
    expect(finished.filter((one) => one === 'greedy: refused')).toHaveLength(15)
    expect(finished.filter((one) => !one.endsWith('refused')).indexOf('honest')).toBeLessThan(3)
  })

  it('makes an unknown account wait and refuses it like a known one (S6)', async () => {
    const hash = await hashPassword('drei Birnen im Regal')
    const refusedOf = async (known: string | null) => {
      const results = await Promise.allSettled(
        Array.from({ length: 40 }, (_, n) => asRequestOf(`network ${n}`, () => verifyPassword(known, GUESS))),
      )
      return results.filter(({ status }) => status === 'rejected').length
    }
    expect(await refusedOf(null)).toBe(await refusedOf(hash))
  })
})
