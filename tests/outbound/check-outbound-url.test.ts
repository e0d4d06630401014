import { describe, expect, it } from 'vitest'
import { checkOutboundUrl } from '~/outbound/check-outbound-url.server'
import { isPublicAddress } from '~/outbound/public-address'

const A_PUBLIC_ADDRESS = '93.184.216.34'

/** No name server is asked: the test says what names resolve to. */
const check = (url: string, addresses: string[] = [A_PUBLIC_ADDRESS], allowPrivate = false) =>
  checkOutboundUrl(url, { allowPrivate, resolve: async () => addresses })

describe('addresses that users may have us call (S13)', () => {
  it.each([
    'https://calendar.example.com/secret/basic.ics',
    'https://calendar.example.com:8443/x?y=1',
    'https://bücher.example/feed',
    'https://calendar.example.com./feed',
    `https://${A_PUBLIC_ADDRESS}/`,
    'https://[2606:2800:220:1:248:1893:25c8:1946]/',
  ])('allows %s', async (url) => {
    expect(await check(url)).toMatchObject({ ok: true })
  })

  it.each([
    ['loopback', '127.0.0.1'],
    ['a short spelling', '127.1'],
    ['a decimal number', '2130706433'],
    ['octal parts', '0177.0.0.1'],
    ['hexadecimal parts', '0x7f.0x0.0x0.0x1'],
    ['one hexadecimal number', '0x7f000001'],
    ['full-width digits and ideographic stops', '１２７。０。０。１'],
    ['percent-encoded digits', '%31%32%37.0.0.1'],
    ['a trailing dot', '127.0.0.1.'],
    ['nothing', '0'],
    ['this network', '0.1.2.3'],
    ['10/8', '10.1.2.3'],
    ['172.16/12', '172.31.255.255'],
    ['192.168/16', '192.168.0.1'],
    ['shared address space', '100.64.0.1'],
    ['link-local, where clouds keep credentials', '169.254.169.254'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['benchmarking', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 unspecified', '[::]'],
    ['IPv4-mapped', '[::ffff:127.0.0.1]'],
    ['IPv4-mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['IPv4-mapped, even of a public address', '[::ffff:93.184.216.34]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['IPv4-translated', '[::ffff:0:127.0.0.1]'],
    ['NAT64', '[64:ff9b::a00:1]'],
    ['local NAT64', '[64:ff9b:1::a00:1]'],
    ['6to4 of a private address', '[2002:7f00:1::]'],
    ['Teredo', '[2001:0:53aa:64c::1]'],
    ['unique local', '[fd00::1]'],
    ['link-local', '[fe80::1]'],
    ['site-local', '[fec0::1]'],
    ['multicast', '[ff02::1]'],
    ['documentation', '[2001:db8::1]'],
    ['discard', '[100::1]'],
    ['not yet allocated', '[4000::1]'],
  ])('refuses %s: %s', async (_name, host) => {
    expect(await check(`https://${host}/`)).toEqual({ ok: false, reason: 'not_public' })
  })

  it('refuses a name if only one of its addresses is private', async () => {
    expect(await check('https://two.example.com/', [A_PUBLIC_ADDRESS, '10.0.0.1'])).toMatchObject({ ok: false })
    expect(await check('https://two.example.com/', ['::ffff:10.0.0.1'])).toMatchObject({ ok: false })
  })

  it('says the same of a private name and of a missing one', async () => {
    const unknown = await checkOutboundUrl('https://no.example.com/', {
      allowPrivate: false,
      resolve: () => Promise.reject(new Error('ENOTFOUND')),
    })
    expect(await check('https://localhost./', ['127.0.0.1'])).toEqual(unknown)
    expect(await check('https://intranet/', [])).toEqual(unknown)
  })

  it.each([
    ['http://calendar.example.com/', 'not_https'],
    ['https://user:secret@calendar.example.com/', 'has_credentials'],
    ['https://user@calendar.example.com/', 'has_credentials'],
    ['https://calendar.example.com:25/', 'port_refused'],
    ['https://calendar.example.com:80/', 'port_refused'],
    ['ftp://calendar.example.com/', 'not_a_url'],
    ['file:///etc/passwd', 'not_a_url'],
    ['webcal://calendar.example.com/', 'not_a_url'],
    ['javascript:alert(1)', 'not_a_url'],
    ['//calendar.example.com/', 'not_a_url'],
    ['https://[fe80::1%25eth0]/', 'not_a_url'],
    ['https://', 'not_a_url'],
    ['', 'not_a_url'],
    [`https://calendar.example.com/${'x'.repeat(2_000)}`, 'not_a_url'],
  ])('refuses %s: %s', async (url, reason) => {
    expect(await check(url)).toEqual({ ok: false, reason })
  })

  it('allows private addresses, any port and http where the operator does, but no credentials', async () => {
    expect(await check('http://127.0.0.1:80/', [], true)).toMatchObject({ ok: true })
    expect(await check('https://intranet:81/', ['10.0.0.1'], true)).toMatchObject({ ok: true, addresses: ['10.0.0.1'] })
    expect(await check('http://user:secret@127.0.0.1/', [], true)).toEqual({ ok: false, reason: 'has_credentials' })
  })

  it('treats no partial address as a public one', () => {
    for (const odd of ['127.1', '0x5db8d822', '1572395042', '93.184.216', '', 'example.com', '93.184.216.34:80'])
      expect(isPublicAddress(odd)).toBe(false)
  })
})
