import type { HostRow } from '#db/queries/hosts'
import type { Locale } from '~/i18n/locale'

/**
 * A host: an account of Foyer, without its password hash, so that no loader can leak it. The public page of a team is one as well, which
 * nobody signs in to.
 */
export interface Host {
  id: string
  email: string
  name: string
  handle: string
  timeZone: string
  /** The language of the host's mails. */
  locale: Locale
  welcomeText: string
  /** Hex with `#`, or null for Foyer's own colour. */
  brandColor: string | null
  /** Where the photo is served, or null. */
  photoUrl: string | null
  isTeam: boolean
  emailVerifiedAt: number | null
  suspendedAt: number | null
  createdAt: number
}

export function hostFromRow(row: HostRow): Host {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    handle: row.handle,
    timeZone: row.time_zone,
    locale: row.locale as Locale,
    welcomeText: row.welcome_text,
    brandColor: row.brand_color,
    photoUrl: row.photo_id && `/photos/${row.photo_id}`,
    isTeam: row.is_team === 1,
    emailVerifiedAt: row.email_verified_at,
    suspendedAt: row.suspended_at,
    createdAt: row.created_at,
  }
}

/** Whether a host has a public page and may use the admin and the API: the address is proven and the account is not suspended. */
export function isActive(host: Pick<Host, 'emailVerifiedAt' | 'suspendedAt'>): boolean {
  return host.emailVerifiedAt !== null && host.suspendedAt === null
}

/** The public data of a host on booking pages (S3). */
export function publicHost({ name, handle, photoUrl, brandColor, timeZone }: Host) {
  return { name, handle, photoUrl, brandColor, timeZone }
}
