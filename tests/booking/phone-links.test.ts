import { describe, expect, it } from 'vitest'
import { linkPhones } from '~/booking/page/phone-links'

const linked = (text: string, known?: string) =>
  linkPhones(text, known).flatMap(({ text, href }) => (href ? [[text, href]] : []))

describe('phone numbers in a text', () => {
  it.each([
    ['Call +41 44 555 01 99.', [['+41 44 555 01 99', 'tel:+41445550199']]],
    ['United States: +1 (555) 010-0199\nAccess Code: 123-456-789', [['+1 (555) 010-0199', 'tel:+15550100199']]],
    ['+41 (0)44 555 01 99', [['+41 (0)44 555 01 99', 'tel:+41445550199']]],
    [
      'CH +41 44 555 01 99, DE +49 30 555 01 99',
      [
        ['+41 44 555 01 99', 'tel:+41445550199'],
        ['+49 30 555 01 99', 'tel:+49305550199'],
      ],
    ],
    ['On 2026-12-03 at 10:00, room 1 + 2', []],
    ['1+1', []],
  ])('with their country are links: %j', (text, links) => expect(linked(text)).toEqual(links))

  it('that are known are links in any form, also with an extension', () => {
    expect(linked('Dana calls Ada: 044 555 01 99', '044 555 01 99')).toEqual([['044 555 01 99', 'tel:0445550199']])
    expect(linked('Ada calls Dana: 608-271-9000 x11', '608-271-9000 x11')).toEqual([
      ['608-271-9000 x11', 'tel:6082719000;ext=11'],
    ])
    expect(linked('Dana calls Ada: on WhatsApp', 'on WhatsApp')).toEqual([])
  })

  it('leave the text as it was', () => {
    for (const text of ['', 'Call +41 44 555 01 99 or +1 (555) 010-0199 now', '+', '++41 44 555 01 99+'])
      expect(
        linkPhones(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
  })
})
