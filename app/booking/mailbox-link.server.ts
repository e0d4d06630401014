import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'

/** What a link in a mail opens for whoever got it: to end follow-ups, or to report the mail. */
export type MailboxLinkKind = 'unsubscribe' | 'report'

/** Whose mail it was, and a digest of the mailbox that got it. No booking: it may be gone. */
export interface MailboxLink {
  hostId: string
  mailbox: string
}

const MAX_TOKEN = 400

/** A digest, so that a person who was erased stays unsubscribed without being named. @param key as `recipientKey` writes it */
export function mailboxDigest(key: string): string {
  return hashToken(`unsubscribe ${key}`)
}

/** @returns the address of a page, whose button does what the kind names */
export function mailboxUrl(
  { keyring, appUrl }: { keyring: Keyring; appUrl: string },
  kind: MailboxLinkKind,
  { hostId, mailbox }: MailboxLink,
): string {
  return `${appUrl}/${kind}/${keyring.seal(JSON.stringify([hostId, mailbox]), kind)}`
}

/** @returns null for a link that is not ours, is of another kind, or was altered */
export function readMailboxLink(keyring: Keyring, kind: MailboxLinkKind, token: string): MailboxLink | null {
  if (token.length > MAX_TOKEN || token.split('.').length !== 4) return null
  try {
    const [hostId, mailbox] = JSON.parse(keyring.open(token, kind)) as [string, string]
    return { hostId, mailbox }
  } catch {
    // Altered, or sealed under a secret that is no longer used.
    return null
  }
}
