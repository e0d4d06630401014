import type { Host } from '~/accounts/host'
import { findDeception } from '~/security/deceptive-text.server'
import { provenDomain } from '~/security/proven-domain'
import { teamNameField } from './team'

/** A team's name is in invitations to strangers (S16). @returns null for an invalid name */
export function readTeamName(typed: unknown, host: Pick<Host, 'email' | 'emailVerifiedAt'>): string | null {
  const name = teamNameField.safeParse(typed)
  if (!name.success) return null
  return findDeception(name.data, { domain: provenDomain(host) }) === null ? name.data : null
}
