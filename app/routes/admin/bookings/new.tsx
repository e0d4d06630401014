import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { SlotButtons } from '~/admin/components/slot-buttons'
import { KEPT_FIELD, keptOf, withKept } from '~/admin/kept-parameters'
import { quickBookingMessages } from '~/admin/messages'
import { quickBook, type TypedQuickBooking } from '~/admin/quick-book.server'
import { type FreeDay, findUpcomingDays } from '~/admin/upcoming-slots.server'
import { readWallTime } from '~/availability/schedules/weekly-form'
import { findMemberChoice } from '~/availability/slots/team-members.server'
import { waitForMeeting } from '~/booking/meetings/wait-for-meeting.server'
import { readLinkParameters } from '~/booking/page/link-parameters'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatCalendarDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { newToken } from '~/security/tokens.server'
import { findBookableByHost, listBookableByHost } from '~/team/own-and-team-event-types.server'
import { listTimeZones } from '~/time/time-zones'
import { readTypedInstant } from '~/time/typed-instant'
import { dateInZone, isKnownTimeZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Button, ButtonLink } from '~/ui/button'
import { Section } from '~/ui/card'
import { SelectField } from '~/ui/choice-field'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'

/** Days with free times, to choose one from; the date field leads to any other. */
const MAX_DAYS = 7

export const meta = privatePage(quickBookingMessages, (t) => t.title)

/** The form, prefilled from a contact record, with the free times of a day and the next days that have some. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, now } = context
  const query = new URL(request.url).searchParams
  const bookable = await listBookableByHost(db, host)
  const asked = query.get('type') ?? ''
  const found = bookable.find(({ row }) => [row.id, row.slug].includes(asked)) ?? bookable[0]
  const chosen = found && eventTypeFromRow(found.row)
  const choice = chosen && (await findMemberChoice(db, chosen, query.get('member')))
  const durationMinutes = chosen ? (offeredDurations(chosen)[0] ?? chosen.durationMinutes) : 0
  const date = readDate(query.get('day') ?? query.get('date'), dateInZone(now, host.timeZone))
  // Days are the host's own, also where the team's page has another clock.
  const page = found && { id: found.page.id, timeZone: host.timeZone }
  const search = page &&
    chosen && {
      host: page,
      eventType: chosen,
      durationMinutes,
      now,
      memberId: choice && !choice.unfit ? choice.memberId : null,
    }
  const days = search ? await findUpcomingDays(db, search, date, MAX_DAYS) : []
  const { name, email } = readLinkParameters(query)
  const shown = date ?? days[0]?.date ?? dateInZone(now, host.timeZone)
  // From the calendar.
  const time = readWallTime(query.get('time') ?? '')
  const tz = query.get('tz') ?? ''
  return {
    eventTypes: bookable.map(({ page, row }) => ({
      id: row.id,
      title: page.id === host.id ? row.title : `${page.name}: ${row.title}`,
    })),
    members: (choice?.members ?? []).map(({ name, handle }) => ({ name, handle })),
    typed: {
      ...{ name, email, tz: isKnownTimeZone(tz) ? tz : host.timeZone, type: chosen?.id ?? '' },
      member: choice?.members.find(({ id }) => id === choice.memberId)?.handle ?? '',
    },
    handed: query.has('handed'),
    memberGone: choice?.unfit ?? false,
    days,
    shown,
    time,
    wanted: time === null ? null : readTypedInstant(shown, time, host.timeZone),
    once: newToken(),
    zones: listTimeZones(now),
    timeZone: host.timeZone,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, {
    once: ['name', 'email', 'tz', 'type', 'member', 'date', 'time', 'start', 'once', KEPT_FIELD],
  })
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1_000)
  const [name, email, tz, type, member] = [text('name'), text('email'), text('tz'), text('type'), text('member')]
  const typed: TypedQuickBooking = { name, email, tz, type, member, start: text('start'), once: text('once') }
  const { tracking, metadata, crm, notes } = readLinkParameters(withKept(new URL(request.url).searchParams))
  const found = await findBookableByHost(context.db, host, type)
  const result = await quickBook(context, host, found, typed, { tracking, metadata, crm, notes })
  if (!result.ok)
    return data({ typed: { name, email, tz, type, member }, problems: result.problems }, { status: result.status })
  context.outbox.wake()
  if (!result.isOwn) return redirect('/admin/bookings/new?handed=1')
  if ((await context.goto.statusOf(host.id)).status === 'connected') await waitForMeeting(context.db, result.bookingId)
  return redirect(`/admin/bookings/${result.bookingId}?booked`)
}

export default function NewBooking() {
  const { eventTypes, members, days, shown, time, wanted, once, zones, timeZone, handed, memberGone, ...loaded } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(quickBookingMessages)
  const typed = refused?.typed ?? loaded.typed
  const problems = refused?.problems ?? []
  const errorsOf = (field: 'name' | 'email') => (problems.includes(field) ? [t.problems[field]] : [])
  const general = problems.filter((problem) => problem !== 'name' && problem !== 'email')
  if (eventTypes.length === 0) {
    return (
      <EmptyState title={t.title} actions={<ButtonLink to="/admin/event-types">{t.eventTypesNow}</ButtonLink>}>
        {t.noEventTypes}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/bookings', label: t.back }} />
      {handed && !refused && <Alert tone="success">{t.handed}</Alert>}
      {memberGone && !refused && <Alert tone="info">{t.problems.member}</Alert>}
      {general.map((problem) => (
        <Alert key={problem} tone="danger">
          {t.problems[problem]}
        </Alert>
      ))}
      <Form key={JSON.stringify([loaded.typed, shown])} method="post" action={`?${query}`} className="form" noValidate>
        <input type="hidden" name="once" value={once} />
        <div className="form-grid">
          <TextField label={t.name} name="name" defaultValue={typed.name} required errors={errorsOf('name')} />
          <TextField
            label={t.email}
            type="email"
            name="email"
            defaultValue={typed.email}
            required
            errors={errorsOf('email')}
          />
          <TimeZoneSelect zones={zones} label={t.timeZone} name="tz" defaultValue={typed.tz} />
        </div>
        <div className="form-grid">
          <SelectField
            label={t.eventType}
            name="type"
            defaultValue={typed.type}
            choices={eventTypes.map(({ id, title }) => ({ value: id, label: title }))}
          />
          {members.length > 0 && (
            <SelectField
              label={t.member}
              name="member"
              defaultValue={typed.member}
              choices={[
                { value: '', label: t.anybody },
                ...members.map(({ handle, name }) => ({ value: handle, label: name })),
              ]}
            />
          )}
          <TextField label={t.date} type="date" name="date" defaultValue={shown} />
          <div className="filter-actions">
            <Button formMethod="get" formAction="/admin/bookings/new">
              {t.showTimes}
            </Button>
          </div>
        </div>
        <input type="hidden" name={KEPT_FIELD} value={keptOf(query)} />
        {time !== null && <input type="hidden" name="time" value={time} />}
        <FreeTimes days={days} shown={shown} wanted={wanted} timeZone={timeZone} />
      </Form>
    </>
  )
}

/** Without a valid date that is not over, the first free day is shown. */
function readDate(typed: string | null, today: string): string | null {
  const { data: date } = z.iso.date().safeParse(typed)
  return date !== undefined && date >= today ? date : null
}

function FreeTimes({
  days,
  shown,
  wanted,
  timeZone,
}: {
  days: FreeDay[]
  shown: string
  wanted: number | null
  timeZone: string
}) {
  const reader = useReader()
  const t = useMessages(quickBookingMessages)
  const day = formatCalendarDate(reader, shown)
  const starts = days.find(({ date }) => date === shown)?.starts ?? []
  if (days.length === 0) return <p>{t.noTimes}</p>
  return (
    <>
      <fieldset className="actions">
        <legend>{t.days}</legend>
        {days.map(({ date }) => (
          <Button
            key={date}
            size="small"
            name="day"
            value={date}
            formMethod="get"
            formAction="/admin/bookings/new"
            variant={date === shown ? 'secondary' : 'quiet'}
            aria-current={date === shown ? 'date' : undefined}
          >
            {formatCalendarDate(reader, date)}
          </Button>
        ))}
      </fieldset>
      {starts.length > 0 ? (
        <Section title={t.times(day)} description={t.timesText}>
          {wanted !== null && !starts.includes(wanted) && (
            <p>{t.notOfferedThen(formatTime(reader, wanted, timeZone))}</p>
          )}
          <SlotButtons starts={starts} timeZone={timeZone} wanted={wanted} />
        </Section>
      ) : (
        <p>{t.noTimesThatDay(day)}</p>
      )}
    </>
  )
}
