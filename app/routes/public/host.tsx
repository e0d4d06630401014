import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { publicHost } from '~/accounts/host'
import { PageLink } from '~/booking/page/components/page-link'
import { usePageQuery } from '~/booking/page/components/page-query'
import { linkPreview } from '~/booking/page/link-preview'
import { bookingMessages } from '~/booking/page/messages'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import { limitRequests, requirePublicHost } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { PublicLayout } from '~/layouts/public-layout'
import { listShownMembers } from '~/team/shown-members.server'
import { Avatar } from '~/ui/avatar'
import { BrandStyle } from '~/ui/brand-style'
import { EmptyState } from '~/ui/empty-state'
import { pageLocaleOf } from '~/ui/page-title'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: 'Foyer' }]
  const { appUrl, host, eventTypes } = data
  const locale = pageLocaleOf(matches)
  const t = bookingMessages[locale]
  const offered = eventTypes.map(({ title, durations }) => `${title} (${t.durations(durations)})`)
  return [
    { title: `${host.name} · Foyer` },
    ...linkPreview({
      ...{ appUrl, locale, path: `/${host.handle}`, photoUrl: host.photoUrl },
      title: t.hostPage.title(host.name),
      description: [host.welcomeText, ...offered],
    }),
  ]
}

/** A host's public page: who they are and what can be booked. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const host = await requirePublicHost(request, params.handle, context)
  const eventTypes = (await findEventTypesOfHost(context.db, host.id))
    .map(eventTypeFromRow)
    .filter(({ hidden, secret }) => !hidden && !secret)
  return {
    appUrl: context.env.APP_URL,
    host: { ...publicHost(host), welcomeText: host.welcomeText },
    members: host.isTeam ? await listShownMembers(context.db, host.id) : [],
    eventTypes: eventTypes.map((eventType) => ({
      slug: eventType.slug,
      title: eventType.title,
      description: eventType.description,
      durations: offeredDurations(eventType),
    })),
  }
}

export default function HostPage() {
  const { host, eventTypes, members } = useLoaderData<typeof loader>()
  const { linkTo, query } = usePageQuery()
  const t = useMessages(bookingMessages)
  return (
    <PublicLayout>
      <BrandStyle color={query.get('primary_color') ?? host.brandColor} />
      <div className="booking">
        <header className="booking-head">
          <Avatar name={host.name} photoUrl={host.photoUrl} size="large" />
          <h1>{host.name}</h1>
          {host.welcomeText && (
            <p className="booking-description" dir="auto">
              {host.welcomeText}
            </p>
          )}
        </header>
        {eventTypes.length === 0 ? (
          <EmptyState title={t.hostPage.none}>{t.hostPage.noneHint(host.name)}</EmptyState>
        ) : (
          <section aria-label={t.hostPage.choose}>
            <ul className="event-list">
              {eventTypes.map(({ slug, title, description, durations }) => (
                <li key={slug}>
                  <PageLink to={linkTo(`/${host.handle}/${slug}`)} className="event-link">
                    <span className="event-link-title">{title}</span>
                    <span className="event-link-text">{durations.map(t.minutes).join(' · ')}</span>
                    {description && (
                      <span className="event-link-text" dir="auto">
                        {description}
                      </span>
                    )}
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        )}
        {members.length > 0 && (
          <section aria-labelledby="our-team">
            <h2 id="our-team">{t.ourTeam}</h2>
            <ul className="event-list">
              {members.map(({ name, handle, photoUrl }) => (
                <li key={handle}>
                  <PageLink to={linkTo(`/${handle}`)} className="booking-host">
                    <Avatar name={name} photoUrl={photoUrl} size="small" />
                    {name}
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </PublicLayout>
  )
}
