import { Form, Link } from '@remix-run/react'
import type { BookingsTab } from '#db/queries/admin-bookings'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FilterBox } from '~/ui/filter-box'
import { shortQuery } from '~/ui/short-query'
import { TextField } from '~/ui/text-field'
import type { BookingsQuery } from '../bookings-query.server'
import { listMessages } from '../messages'

const VIEWS: BookingsTab[] = ['upcoming', 'pending', 'past', 'cancelled', 'all']

/** The views as links that keep the filter. @param query the page's own */
export function BookingViews({ view, query }: { view: BookingsTab; query: URLSearchParams }) {
  const t = useMessages(listMessages)
  return (
    <nav className="tabs" aria-label={t.viewsLabel}>
      {VIEWS.map((name) => (
        <Link
          key={name}
          to={`?${changed(query, { status: name, sort: null })}`}
          aria-current={name === view ? 'page' : undefined}
        >
          {t.views[name]}
        </Link>
      ))}
    </nav>
  )
}

/** A GET form, so that the result has an address that can be saved and sent. */
export function BookingsFilter({
  view,
  typed,
  sort,
  eventTypes,
}: {
  view: BookingsTab
  typed: BookingsQuery['typed']
  sort: string | null
  eventTypes: { id: string; title: string }[]
}) {
  const t = useMessages(listMessages)
  const choices = [
    { value: '', label: t.everyEventType },
    ...eventTypes.map(({ id, title }) => ({ value: id, label: title })),
  ]
  return (
    <FilterBox filtered={hasBookingsFilter(typed)}>
      {/* The key makes the fields follow the address when it changes without the form: another view, a cleared filter, Back. */}
      <Form key={JSON.stringify(typed)} method="get" className="filter" role="search" preventScrollReset>
        <input type="hidden" name="status" value={view} />
        {sort && <input type="hidden" name="sort" value={sort} />}
        <TextField
          label={t.search.label}
          type="search"
          name="q"
          defaultValue={typed.search}
          placeholder={t.search.hint}
          maxLength={100}
          autoComplete="off"
        />
        <SelectField label={t.eventType} name="type" defaultValue={typed.eventTypeId} choices={choices} />
        <TextField label={t.from} type="date" name="from" defaultValue={typed.from} />
        <TextField label={t.to} type="date" name="to" defaultValue={typed.to} />
        <div className="filter-actions">
          <SubmitButton>{t.show}</SubmitButton>
          {hasBookingsFilter(typed) && (
            <ButtonLink variant="quiet" to={`?status=${view}`}>
              {t.reset}
            </ButtonLink>
          )}
        </div>
      </Form>
    </FilterBox>
  )
}

export function hasBookingsFilter(typed: BookingsQuery['typed']): boolean {
  return Object.values(typed).some(Boolean)
}

/** An address of the list with changed parameters; the list then begins at its first page. */
export function changed(query: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(shortQuery(query))
  for (const name of ['after', 'before']) next.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}
