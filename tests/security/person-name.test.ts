import { describe, expect, it } from 'vitest'
import { personName } from '~/security/person-name.server'

const isName = (text: string) => personName.safeParse(text).success

describe('the name of a person (S16)', () => {
  it.each([
    ['an address with its scheme', ['https://evil.example', 'hxxp evil example', 'http evil', 'see //evil.com']],
    [
      'one without',
      [
        'evil.com',
        'Win at WWW.evil',
        'bit.ly/x',
        'Evil.Tk',
        'evil.ai',
        'evil.fr.',
        '(evil.dev)',
        'evil.рф',
        'evil.xn--p1ai',
      ],
    ],
    ['a mailbox or a machine', ['x@evil.tk', 'mailto:x@evil.tk', '203.0.113.9/x', '203.0.113.9']],
    [
      'one that a reader puts together',
      [
        'evil . com',
        'evil[.]com',
        'evil (dot) com',
        'evil。com',
        'evil．com',
        'e\u200bvil.\u200bcom',
        'evil.\u00adcom',
      ],
    ],
    ['a title before a real address', ['Dr.Ng/x', 'Dr.evil.com', 'Dr.Ng?x=1', 'dr.ng']],
  ])('holds no link: %s', (_, names) => {
    expect(names.filter(isName)).toEqual([])
  })

  it('may be anything else, dots included', () => {
    const names = [
      'Dr.Ng',
      'Dr. Ng',
      'Ada Example, M.Sc',
      'Ada Example, M.A.Sc.',
      'J.R.R. Tolkien',
      'Anna-Maria v.d.Berg',
      'St.John Example',
      'Prof. Dr.-Ing. Müller',
      'Müller GmbH & Co.KG',
      "O'Neil Jr.",
      'Ada Example e.V.',
      'A.I. de Vries',
      'Sam @ Example Corp',
      '李.小龙',
      'محمد علی',
      'Mary Ann . Smith',
      'Ada. Grace. Mia.',
      '⚡️ Zoë',
    ]
    expect(names.filter((name) => !isName(name))).toEqual([])
  })
})
