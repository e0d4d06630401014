import { createHash } from 'node:crypto'
import type { Keyring } from '~/security/sealed-text.server'

/**
 * What opens a proof of an address. `mailed`: by its button whoever got the mail proves the address. `sent`: the page where the form was
 * sent, which takes the code of the mail.
 */
export type ProofLinkKind = 'mailed' | 'sent'

export interface ProofLink {
  id: string
  kind: ProofLinkKind
}

const PURPOSES: Record<ProofLinkKind, string> = {
  mailed: 'proof of an address, by mail',
  sent: 'proof of an address, where it was typed',
}
const MAX_TOKEN = 120

/** Signed, so that nothing secret is stored. The id alone opens nothing. */
export function proofToken(keyring: Keyring, { id, kind }: ProofLink): string {
  return `${id}.${keyring.sign(id, PURPOSES[kind])}`
}

/** @returns null for a token that is not ours */
export function readProofToken(keyring: Keyring, token: string): ProofLink | null {
  const [id = '', signature = ''] = token.slice(0, MAX_TOKEN).split('.')
  const kind = (Object.keys(PURPOSES) as ProofLinkKind[]).find((name) => keyring.verify(id, PURPOSES[name], signature))
  return kind ? { id, kind } : null
}

/** @param page of the event type, `/{handle}/{slug}` */
export function proofPath(keyring: Keyring, page: string, link: ProofLink): string {
  return `${page}/confirm/${proofToken(keyring, link)}`
}

/** Six digits, which only the mail contains. @example proofCode(keyring, 'prf_…') // '042917' */
export function proofCode(keyring: Keyring, id: string): string {
  const digest = createHash('sha256').update(keyring.sign(id, 'code for an address')).digest()
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}
