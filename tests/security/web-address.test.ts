import { describe, expect, it } from 'vitest'
import { readWebAddress } from '~/security/web-address'

const LINK = 'https://meet.example.com/abc?x=1#y'

describe('readWebAddress', () => {
  it.each([
    LINK,
    `  ${LINK}\t\n`,
    `\u200b${LINK}\ufeff`,
    `<${LINK}>`,
    `( ${LINK} )`,
    `"${LINK}"`,
    `„${LINK}“`,
    `Join my meeting: ${LINK}.`,
    `Dana's room (${LINK}), see you!`,
    `<${LINK}> (opens in the browser)`,
    `Join:${LINK}`,
    `${LINK} or once more ${LINK}`,
    LINK.replace('https://meet', 'HTTPS://MEET'),
  ])('reads %j as people paste it', (pasted) => {
    expect(readWebAddress(pasted)).toBe(LINK)
  })

  it.each([
    ['https://meet.example.com', 'https://meet.example.com/'],
    ["https://meet.example.com/$&/$'/$1", "https://meet.example.com/$&/$'/$1"],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['https://meet.example.com:443/../a/./b', 'https://meet.example.com/a/b'],
    ['https://meet.example.com:8443/a"b', 'https://meet.example.com:8443/a%22b'],
    ['https://meet.example.com/?to=https://b.example', 'https://meet.example.com/?to=https://b.example'],
    ['https://meet.example.com/@dana', 'https://meet.example.com/@dana'],
  ])('writes %s as the parser does', (typed, stored) => {
    expect(readWebAddress(typed)).toBe(stored)
    expect(readWebAddress(stored)).toBe(stored)
  })

  it.each([
    '',
    ' ',
    'meet.example.com/abc',
    'http://meet.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:meet.example.com',
    'https:/meet.example.com',
    'https:///meet.example.com',
    'https://',
    'https://user:pass@meet.example.com/',
    'https://user@meet.example.com/',
    'https://@meet.example.com/',
    'https://:@meet.example.com/',
    'https://good.example\\@evil.example/',
    'https:\\\\evil.example',
    'https://meet.example.com/a\\b',
    'https://meet.example.com/a\r\nX-EVIL:1',
    'https://meet.exa\tmple.com/',
    'https://meet.example.com/a\u0000b',
    'https://meet.example.com/a\u007f',
    'https://meet.example.com/a\u0085b',
    'https://meet.example.com/\u202egnp.exe',
    'https://meet.exam\u200bple.com/',
    'https://meet.example.com/\ud800',
    'https://meet.example.com/a\u2028b',
    'https://[::1]/',
    'https://a b.example/',
    'https://meet..example.com/',
    'https://meet/',
    `${LINK} or https://other.example/`,
    `https://meet.example.com/${'a'.repeat(4_000)}`,
  ])('refuses %j', (typed) => {
    expect(readWebAddress(typed)).toBeNull()
  })

  it('reads http where a site may have it', () => {
    expect(readWebAddress('http://localhost:3000/x', 'web')).toBe('http://localhost:3000/x')
  })
})
