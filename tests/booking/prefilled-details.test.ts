import { describe, expect, it } from 'vitest'
import { readLinkParameters } from '~/booking/page/link-parameters'
import { prefilledAnswer } from '~/booking/read-answer'

const COLOURS = { kind: 'several_choices', choices: ['Red', 'Blue', 'Green, dark'] } as const
const PHONE = { kind: 'phone' } as const

describe('what a booking link brings along', () => {
  it.each([
    ['email=foo+bar@example.com', 'foo+bar@example.com'],
    ['email=foo%2Bbar@example.com', 'foo+bar@example.com'],
    ['email=Ada%20%3Cada@Example.com%3E', 'ada@example.com'],
    ['email=mailto:ada@example.com', 'ada@example.com'],
    ['email=%20info@m%C3%BCller.example', 'info@xn--mller-kva.example'],
    ['email=ada', 'ada'],
    ['email=a@x.example,b@x.example', 'a@x.example,b@x.example'],
  ])('is an address as it will be stored, or as written when it is invalid: %s', (query, email) => {
    expect(readLinkParameters(new URLSearchParams(query)).email).toBe(email)
  })

  it.each([
    ['name=Ada%0D%0ALovelace', 'Ada Lovelace'],
    ['name=Ada+Lovelace', 'Ada Lovelace'],
    ['first_name=%20Ada&last_name=Lovelace%09', 'Ada Lovelace'],
    ['name=%20&first_name=Ada', 'Ada'],
  ])('is a name on one line: %s', (query, name) => {
    expect(readLinkParameters(new URLSearchParams(query)).name).toBe(name)
  })

  it.each([
    [['Red', 'Blue'], 'Red\nBlue'],
    [['red,,BLUE'], 'Red\nBlue'],
    [['Red,Purple'], 'Red'],
    [['Green, dark', 'Red'], 'Green, dark\nRed'],
    [['Red\nBlue', 'Red'], 'Red\nBlue'],
    [['Purple'], ''],
  ])('ticks the choices that exist: %j', (values, ticked) => {
    expect(prefilledAnswer(COLOURS, values)).toBe(ticked)
  })

  it.each([
    [' 41446681800', '+41446681800'],
    ['tel: 41446681800', '+41446681800'],
    ['tel:+41446681800', '+41446681800'],
    [' 41 (0)44 668 18 00', '+41 (0)44 668 18 00'],
    ['044 668 18 00', '044 668 18 00'],
  ])('is a number with the plus that a query has lost: %j', (written, number) => {
    expect(prefilledAnswer(PHONE, [written])).toBe(number)
  })
})
