import type { Keyring } from '~/security/sealed-text.server'

/** What a link to report a mail opens: whose mail it was, and a digest of the mailbox that got it. */
export interface ReportedMail {
  hostId: string
  mailbox: string
}

const CONTEXT = 'report'
const MAX_TOKEN = 400

export function reportUrl(keyring: Keyring, appUrl: string, { hostId, mailbox }: ReportedMail): string {
  return `${appUrl}/report/${keyring.seal(JSON.stringify([hostId, mailbox]), CONTEXT)}`
}

/** @returns null for a link that is not ours, or that was altered */
export function readReportLink(keyring: Keyring, token: string): ReportedMail | null {
  if (token.length > MAX_TOKEN || token.split('.').length !== 4) return null
  try {
    const [hostId, mailbox] = JSON.parse(keyring.open(token, CONTEXT)) as [string, string]
    return { hostId, mailbox }
  } catch {
    // Altered, or sealed under a secret that is no longer used.
    return null
  }
}
