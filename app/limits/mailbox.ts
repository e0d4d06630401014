/** These ignore dots, and are one service under two names. */
const GMAIL = /^(gmail|googlemail)\.com$/

/**
 * Plus-tags, upper case and, at Gmail, dots do not make another recipient (S16). @example recipientKey('Ada+x@Example.com') //
 * 'ada@example.com'
 */
export function recipientKey(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const [box = ''] = local.split('+')
  return GMAIL.test(domain) ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${domain}`
}
