import { expect, it } from 'vitest'
import { issueFormToken, readFormToken } from '~/booking/page/form-token.server'
import { Keyring } from '~/security/sealed-text.server'

const HOUR_MS = 3_600_000
const NOW = Date.UTC(2026, 11, 1)
const keyring = new Keyring(['a secret for tests of more than 32 characters'])
const place = { hostId: 'hst_1', eventTypeId: 'evt_1' }

it('the token of a booking form is valid for three hours, its host and its event type (S9)', () => {
  const token = issueFormToken(keyring, place, NOW)
  const read = (at = place, now = NOW, sent: unknown = token) => readFormToken(keyring, at, sent, now)
  expect(read()).toMatch(/^[\w-]{43}$/)
  expect(read(place, NOW + 3 * HOUR_MS - 1)).toBe(read())
  expect(read(place, NOW + 3 * HOUR_MS)).toBeNull()
  expect(read({ ...place, hostId: 'hst_2' })).toBeNull()
  expect(read({ ...place, eventTypeId: 'evt_2' })).toBeNull()
  const [nonce, expires, signature] = token.split('.')
  for (const wrong of [`${nonce}.${Number(expires) + 1}.${signature}`, token.slice(0, -1), '', null, [token]])
    expect(read(place, NOW, wrong)).toBeNull()
})
