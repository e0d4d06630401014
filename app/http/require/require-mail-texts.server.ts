import type { Host } from '~/accounts/host'
import type { EventType } from '~/event-types/event-type'
import { provenDomain } from '~/security/proven-domain'
import type { AppContext } from '../context.server'
import { requireEventTypeOfHost } from './require-event-type-of-host.server'
import { requireTeamEventType } from './require-team-event-type.server'

export interface MailTextsPlace {
  eventType: EventType
  /** The signed-in person, who gets tests. */
  person: Host
  /** The domain that subjects may name: none for a team's, whose page has no mailbox. */
  domain: string | null
  /** The address of the event type's own page. */
  back: string
}

/**
 * The event type whose mails a page is about: the host's own, or a team's, by the page's address.
 *
 * @throws as the pages of the event type do: 404 for a foreign one (S1), 403 for a mere member of its team
 */
export async function requireMailTexts(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<MailTextsPlace> {
  if (/^\/admin\/team\//i.test(new URL(request.url).pathname)) {
    const { host: person, eventType } = await requireTeamEventType(request, id, context)
    return { eventType, person, domain: null, back: `/admin/team/event-types/${eventType.id}` }
  }
  const { host: person, eventType } = await requireEventTypeOfHost(request, id, context)
  return { eventType, person, domain: provenDomain(person), back: `/admin/event-types/${eventType.id}` }
}
