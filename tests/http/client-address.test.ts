import { describe, expect, it } from 'vitest'
import { aDatabase } from '#tests/setup/test-database'
import { clientAddress, networkOf, networksOf } from '~/limits/client-address.server'
import { createRateLimits } from '~/limits/rate-limit.server'

const NOW = Date.UTC(2026, 10, 30, 9)

describe('the address of a client', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:40007', '198.51.100.7'],
    ['[2001:db8:7::1]:40007', '2001:db8:7::1'],
    ['[2001:db8:7::1]', '2001:db8:7::1'],
    ['2001:db8:7::1:40007', '2001:db8:7::1'],
    ['2001:db8:7:1:2:3:4:5:65535', '2001:db8:7:1:2:3:4:5'],
    ['198.51.100.7:', '198.51.100.7'],
    ['2001:DB8:7:0:0::1', '2001:db8:7::1'],
    ['"[2001:db8:7::1]:40007"', '2001:db8:7::1'],
    ['"198.51.100.7:40007"', '198.51.100.7'],
    [' 198.51.100.7 ', '198.51.100.7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:8080', 'fe80::1'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['[::ffff:198.51.100.7]:40007', '198.51.100.7'],
    ['::FFFF:c633:6407', '198.51.100.7'],
  ])('is read as a proxy writes it: %s', (hop, expected) => {
    expect(clientAddress('127.0.0.1', hop, 1)).toBe(expected)
    expect(clientAddress('127.0.0.1', `6.6.6.6, ${hop}`, 1)).toBe(expected)
    expect(clientAddress('127.0.0.1', `6.6.6.6, ${hop}, 10.0.0.1:1`, 2)).toBe(expected)
  })

  it.each([
    '',
    'unknown',
    '_hidden',
    '198.51.100',
    '198.51.100.300',
    '0x7f.1',
    '2130706433',
    '[198.51.100.7',
    ':40007',
    '[]:1',
    '🙈',
  ])('is the socket’s when a proxy writes none: "%s"', (hop) => {
    expect(clientAddress('::ffff:10.1.2.3', hop, 1)).toBe('10.1.2.3')
  })

  it('is never what the client itself claims', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.7', 0)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', '198.51.100.7', 2)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.7, 203.0.113.9', 1)).toBe('203.0.113.9')
  })
})

describe('the networks of a client', () => {
  it('are one IPv4 address, or three prefixes of IPv6', () => {
    expect(networksOf('198.51.100.7')).toEqual([{ key: '198.51.100.7', share: 1 }])
    expect(networksOf('2001:db8:7:abcd::1')).toEqual([
      { key: '2001:db8:7::/48', share: 16 },
      { key: '2001:db8:7:ab00::/56', share: 4 },
      { key: '2001:db8:7:abcd::/64', share: 1 },
    ])
    expect(networkOf('2001:db8:7:abcd:1:2:3:4')).toBe('2001:db8:7:abcd::/64')
    expect(networksOf('local', 'ada@example.com')).toEqual([{ key: 'local ada@example.com', share: 1 }])
  })

  it.each([
    ['one /64', 30, (turn: number) => `2001:db8:7:1::${turn}`],
    ['every /64 of a /56', 4 * 30, (turn: number) => `2001:db8:7:${(turn % 256).toString(16)}::1`],
    ['every /64 of a /48', 16 * 30, (turn: number) => `2001:db8:7:${(turn * 7).toString(16)}::1`],
  ])('may together do no more than their share: %s', async (_, allowed, addressOf) => {
    const limits = createRateLimits(true, await aDatabase(), () => NOW)
    let taken = 0
    for (let turn = 1; turn <= 600; turn++) if ((await limits.take('sign-in', networksOf(addressOf(turn)))).ok) taken++
    expect(taken).toBe(allowed)
    expect(await limits.take('sign-in', networksOf('2001:db8:8::1'))).toMatchObject({ ok: true })
  })

  it('get their budget back when an attempt turns out to be harmless', async () => {
    const limits = createRateLimits(true, await aDatabase(), () => NOW)
    const networks = networksOf('2001:db8:7:1::1')
    for (let turn = 0; turn < 30; turn++) await limits.take('sign-in', networks)
    expect((await limits.peek('sign-in', networks)).ok).toBe(false)
    await limits.giveBack('sign-in', networks)
    expect((await limits.peek('sign-in', networks)).ok).toBe(true)
  })
})
