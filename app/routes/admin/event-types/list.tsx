import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData, useSubmit } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import { eventTypeMessages } from '~/event-types/messages'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { Button, ButtonLink } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { EmptyState } from '~/ui/empty-state'
import { type DragHandle, MoveButtons, useDragOrder } from '~/ui/move-order'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'

export const meta = privatePage(eventTypeMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const rows = await findEventTypesOfHost(context.db, host.id)
  return {
    eventTypes: rows.map(eventTypeFromRow).map((eventType) => ({
      id: eventType.id,
      title: eventType.title,
      color: eventType.color,
      hidden: eventType.hidden,
      secret: eventType.secret,
      durations: offeredDurations(eventType),
      url: `${context.env.APP_URL}/${host.handle}/${eventType.slug}`,
    })),
  }
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>['eventTypes'][number]

export default function EventTypes() {
  const { eventTypes } = useLoaderData<typeof loader>()
  const t = useMessages(eventTypeMessages)
  const create = (
    <ButtonLink variant="primary" icon="plus" to="/admin/event-types/new">
      {t.create}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t.title} description={t.description} actions={create} />
      {eventTypes.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <OrderedList eventTypes={eventTypes} />
      )}
    </>
  )
}

/** In the order of the public page. Rows can be dragged; the buttons do the same, also without scripts. */
function OrderedList({ eventTypes }: { eventTypes: Item[] }) {
  const submit = useSubmit()
  const drag = useDragOrder((from, to) => {
    const id = eventTypes[from]?.id
    if (id) submit({ to }, { method: 'post', action: `/admin/event-types/${id}/position` })
  })
  return (
    <ul className="items">
      {eventTypes.map((eventType, index) => (
        <li key={eventType.id} className="item" data-color={eventType.color} {...drag.target(index)}>
          <EventTypeItem
            {...eventType}
            index={index}
            last={index === eventTypes.length - 1}
            handle={drag.handle(index)}
          />
        </li>
      ))}
    </ul>
  )
}

function EventTypeItem({
  id,
  title,
  hidden,
  secret,
  durations,
  url,
  index,
  last,
  handle,
}: Item & { index: number; last: boolean; handle: DragHandle }) {
  const t = useMessages(eventTypeMessages)
  return (
    <>
      <MoveButtons
        first={index === 0}
        last={last}
        handle={handle}
        labels={{ up: t.moveUpNamed(title), down: t.moveDownNamed(title), drag: t.drag }}
        button={(step) => ({ form: `move-${id}`, name: 'to', value: String(index + step) })}
      />
      <Form method="post" action={`/admin/event-types/${id}/position`} id={`move-${id}`} hidden />
      <div className="item-words">
        <Link to={`/admin/event-types/${id}`} className="item-title">
          {title}
        </Link>
        <span className="item-text">{durations.map(t.minutes).join(' · ')}</span>
        <a className="item-text" href={url}>
          {url.replace(/^https?:\/\//, '')}
        </a>
        {(hidden || secret) && (
          <span className="item-badges">
            {hidden && <StatusBadge tone="neutral">{t.hidden}</StatusBadge>}
            {secret && <StatusBadge tone="neutral">{t.secretBadge}</StatusBadge>}
          </span>
        )}
      </div>
      <div className="actions">
        <CopyButton size="small" value={url} label={t.copyLink} />
        <ButtonLink size="small" to={`/admin/event-types/${id}`}>
          {t.edit}
        </ButtonLink>
        <ButtonLink size="small" variant="quiet" to={`/admin/event-types/${id}/links`}>
          {t.bookingLinks}
        </ButtonLink>
        <ButtonLink size="small" variant="quiet" to={`/admin/event-types/${id}/mails`}>
          {t.mails}
        </ButtonLink>
        <Form method="post" action={`/admin/event-types/${id}/visibility`}>
          <Button size="small" variant="quiet" name="hidden" value={hidden ? 'no' : 'yes'}>
            {hidden ? t.show : t.hide}
          </Button>
        </Form>
        <Form method="post" action={`/admin/event-types/${id}/copy`}>
          <Button size="small" variant="quiet">
            {t.duplicate}
          </Button>
        </Form>
        <ButtonLink size="small" variant="quiet" to={`/admin/event-types/${id}/deletion`}>
          {t.remove}
        </ButtonLink>
      </div>
    </>
  )
}
