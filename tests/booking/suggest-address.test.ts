import { describe, expect, it } from 'vitest'
import { suggestAddress } from '~/booking/page/suggest-address'

describe('the address that a visitor surely meant', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['GMIAL.COM', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.de', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['googlemial.com', 'googlemail.com'],
    ['hotmial.de', 'hotmail.de'],
    ['hotnail.co.uk', 'hotmail.co.uk'],
    ['hotmail.co', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['outllook.com', 'outlook.com'],
    ['yaho.com', 'yahoo.com'],
    ['yahooo.fr', 'yahoo.fr'],
    ['iclud.com', 'icloud.com'],
    ['bluewim.ch', 'bluewin.ch'],
    ['example.con', 'example.com'],
    ['mail.example.ogr', 'mail.example.org'],
  ])('has, for %s, the domain %s', (typed, meant) => {
    expect(suggestAddress(`Ada.L@${typed}`)).toBe(`Ada.L@${meant}`)
  })

  it.each([
    'gmail.com',
    'googlemail.com',
    'mail.com',
    'email.com',
    'ymail.com',
    'gmx.ch',
    'gmx.net',
    'hotmail.de',
    'outlook.ch',
    'yahoo.co.uk',
    'yahoo.co.jp',
    'live.nl',
    'aol.com',
    'proton.me',
    'photon.com',
    'cloud.com',
    'gmails.com',
    'bluewine.ch',
    'bluewind.ch',
    'mail.example.com',
    'example.co',
    'example.cm',
    'gmial.ch',
    'hey.com',
    'web.de',
    'xn--mller-kva.example',
    'a.b',
  ])('is the typed one for %s', (typed) => expect(suggestAddress(`ada@${typed}`)).toBeNull())
})
