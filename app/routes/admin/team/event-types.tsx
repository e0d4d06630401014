import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { findEventTypeMembers } from '#db/queries/event-type-members'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { senderMessages } from '~/accounts/messages'
import { eventTypeFromRow } from '~/event-types/event-type'
import { eventTypeMessages } from '~/event-types/messages'
import { requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { TeamTabs } from '~/team/components/team-tabs'
import { readLacking } from '~/team/incomplete-types.server'
import { bookedTeamMessages } from '~/team/messages'
import { readTeamPage } from '~/team/team-page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'

export const meta = privatePage(bookedTeamMessages, (t) => t.eventTypes.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { membership } = await requireMembership(request, context, 'edit-team-event-types')
  const { db, env } = context
  const page = await readTeamPage(db, membership.teamId)
  if (!page) return { eventTypes: null }
  const { id, handle } = page.host
  const rows = (await findEventTypesOfHost(db, id)).map(eventTypeFromRow)
  const eventTypes = await Promise.all(
    rows.map(async (eventType) => ({
      id: eventType.id,
      title: eventType.title,
      color: eventType.color,
      hidden: eventType.hidden,
      rule: eventType.team?.rule ?? 'round_robin',
      members: (await findEventTypeMembers(db, eventType.id)).length,
      lacking: (await readLacking(db, eventType)) !== null,
      url: `${env.APP_URL}/${handle}/${eventType.slug}`,
    })),
  )
  return { eventTypes }
}

export default function TeamEventTypes() {
  const { eventTypes } = useLoaderData<typeof loader>()
  const words = useMessages(bookedTeamMessages)
  const types = useMessages(eventTypeMessages)
  const t = words.eventTypes
  const sender = useMessages(senderMessages)
  const create = eventTypes && (
    <>
      <ButtonLink variant="primary" icon="plus" to="/admin/team/event-types/new">
        {t.create}
      </ButtonLink>
      <ButtonLink to="/admin/team/sender">{sender.link}</ButtonLink>
    </>
  )
  return (
    <>
      <PageHeader title={t.title} description={t.description} actions={create} />
      <TeamTabs manages />
      {eventTypes === null && (
        <EmptyState title={t.noPage}>
          <ButtonLink to="/admin/team/page">{t.toPage}</ButtonLink>
        </EmptyState>
      )}
      {eventTypes?.length === 0 && <EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
      <ul className="items">
        {eventTypes?.map(({ id, title, color, hidden, rule, members, lacking, url }) => (
          <li key={id} className="item" data-color={color}>
            <div className="item-words">
              <Link to={`/admin/team/event-types/${id}`} className="item-title">
                {title}
              </Link>
              <span className="item-text">
                {words.assignment.rules[rule]} · {t.members(members)}
              </span>
              <a className="item-text" href={url}>
                {url.replace(/^https?:\/\//, '')}
              </a>
              {(hidden || lacking) && (
                <span className="item-badges">
                  {hidden && <StatusBadge tone="neutral">{t.hidden}</StatusBadge>}
                  {lacking && <StatusBadge tone="warning">{words.lacking.badge}</StatusBadge>}
                </span>
              )}
            </div>
            <div className="actions">
              <ButtonLink size="small" to={`/admin/team/event-types/${id}`}>
                {t.edit}
              </ButtonLink>
              <ButtonLink size="small" variant="quiet" to={`/admin/team/event-types/${id}/mails`}>
                {types.mails}
              </ButtonLink>
              <ButtonLink size="small" variant="quiet" to={`/admin/team/event-types/${id}/after`}>
                {types.afterMeeting}
              </ButtonLink>
              {rule !== 'collective' && (
                <ButtonLink size="small" variant="quiet" to={`/admin/team/event-types/${id}/shares`}>
                  {words.shares.link}
                </ButtonLink>
              )}
              <ButtonLink size="small" variant="quiet" to={`/admin/team/event-types/${id}/why`}>
                {words.why.link}
              </ButtonLink>
              <ButtonLink size="small" variant="quiet" to={`/admin/team/event-types/${id}/deletion`}>
                {t.remove}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
