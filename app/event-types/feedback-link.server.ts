import { findEventTypeMembers } from '#db/queries/event-type-members'
import type { Db } from '#db/schema'
import { withoutLinks } from '~/security/deceptive-text.server'
import { isEstablished, NEW_ACCOUNT_MS, provenDomain } from '~/security/proven-domain'
import type { TypedAfterMeeting } from './after-meeting-form'
import type { EventType } from './event-type'

interface Sender {
  email: string
  emailVerifiedAt: number | null
}

/** As with links in the host's own words: those of a new account reach nobody, unless they lead to the domain that it has proven. */
export function mayMailLink(host: Sender, url: string, now: number): boolean {
  return isEstablished(host, now) || withoutLinks(url, { domain: provenDomain(host) }) === url
}

/** Whose mails with the link to feedback are not sent yet, and until when; null for an address that nobody has confirmed. */
export interface LeftOutFeedback {
  until: number | null
  /** Members of a team; empty for a host's own event type. */
  names: string[]
}

/** @returns null if such mails are sent, or are not wanted */
export async function findLeftOutFeedback(
  db: Db,
  { eventType, person }: { eventType: EventType; person: Sender & { id: string } },
  typed: TypedAfterMeeting,
  now: number,
): Promise<LeftOutFeedback | null> {
  const url = typed.feedbackUrl ?? ''
  if (typed['feedback-on'] !== 'on' || url === '') return null
  if (eventType.hostId === person.id) return leftOut([{ ...person, name: null }], url, now)
  const members = await findEventTypeMembers(db, eventType.id)
  return leftOut(
    members.map(({ name, email, email_verified_at: emailVerifiedAt }) => ({ name, email, emailVerifiedAt })),
    url,
    now,
  )
}

function leftOut(hosts: (Sender & { name: string | null })[], url: string, now: number): LeftOutFeedback | null {
  const waiting = hosts.filter((host) => !mayMailLink(host, url, now))
  if (waiting.length === 0) return null
  const ends = waiting.map(({ emailVerifiedAt }) =>
    emailVerifiedAt === null ? null : emailVerifiedAt + NEW_ACCOUNT_MS,
  )
  return {
    until: ends.reduce((latest, end) => (latest === null || end === null ? null : Math.max(latest, end)), 0),
    names: waiting.flatMap(({ name }) => name ?? []),
  }
}
