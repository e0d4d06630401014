import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'

/** What an unsubscribe link opens: the page that was booked, and a digest of the mailbox. No account, no booking: both may be gone. */
export interface Unsubscribe {
  hostId: string
  mailbox: string
}

const CONTEXT = 'unsubscribe'

/** A digest, so that a person who was erased stays unsubscribed without being named. @param key as `recipientKey` writes it */
export function mailboxDigest(key: string): string {
  return hashToken(`unsubscribe ${key}`)
}

export function unsubscribeUrl(keyring: Keyring, appUrl: string, { hostId, mailbox }: Unsubscribe): string {
  return `${appUrl}/unsubscribe/${keyring.seal(JSON.stringify([hostId, mailbox]), CONTEXT)}`
}

/** @returns null for a link that is not ours, or that was altered */
export function readUnsubscribe(keyring: Keyring, token: string): Unsubscribe | null {
  if (token.length > MAX_TOKEN || token.split('.').length !== 4) return null
  try {
    const [hostId, mailbox] = JSON.parse(keyring.open(token, CONTEXT)) as [string, string]
    return { hostId, mailbox }
  } catch {
    // Altered, or sealed under a secret that is no longer used.
    return null
  }
}

const MAX_TOKEN = 400
