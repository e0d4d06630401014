import { DAY_MS } from '~/time/units'

/** Anybody can have a mailbox there, so it proves nothing about the domain. */
const PUBLIC_PROVIDERS = new Set(
  `126.com 163.com aol.com bluewin.ch comcast.net discard.email duck.com email.com fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch
  gmx.com gmx.de gmx.net gmail.de googlemail.com guerrillamail.com hey.com hotmail.ch hotmail.com hotmail.co.uk hotmail.de hotmail.fr
  hushmail.com icloud.com inbox.com inbox.ru libero.it live.com live.de live.fr mac.com mail.bg mail.com mail.de mail.ru mailbox.org
  mailinator.com me.com msn.com naver.com o2.pl onet.pl orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de posteo.net proton.me
  protonmail.ch protonmail.com qq.com rediffmail.com rocketmail.com seznam.cz sina.com sunrise.ch t-online.de temp-mail.org tutanota.com
  tuta.io uol.com.br verizon.net web.de wp.pl yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru ymail.com yopmail.com
  zoho.com`.split(/\s+/),
)

/** Whether anybody can have a mailbox at the domain. */
export function isPublicProvider(domain: string): boolean {
  return PUBLIC_PROVIDERS.has(domain.toLowerCase())
}

/**
 * The domain that a host may name in texts for others: that of their own address, proven by a mailed link. Null at providers
 * where anybody gets an address.
 *
 * @example provenDomain({ email: 'dana@mueller.ch', emailVerifiedAt: 1 }) // 'mueller.ch'
 */
export function provenDomain({
  email,
  emailVerifiedAt,
}: {
  email: string
  emailVerifiedAt: number | null
}): string | null {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? ''
  return emailVerifiedAt === null || domain === '' || isPublicProvider(domain) ? null : domain
}

/** The first days of an account: spammers create new ones. */
export const NEW_ACCOUNT_MS = 7 * DAY_MS

/** Whether a host has had a proven account for longer than a spammer would wait. */
export function isEstablished({ emailVerifiedAt }: { emailVerifiedAt: number | null }, now: number): boolean {
  return emailVerifiedAt !== null && emailVerifiedAt <= now - NEW_ACCOUNT_MS
}
