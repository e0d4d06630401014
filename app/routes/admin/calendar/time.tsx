import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import calendarStyles from '~/admin/calendar/components/calendar.css?url'
import { stretchFrom, TimeChoice } from '~/admin/calendar/components/time-choice'
import { readPeriod } from '~/admin/calendar/period'
import { readStretch } from '~/admin/calendar/typed-stretch'
import { calendarTimeMessages } from '~/admin/messages'
import { blockTime } from '~/availability/schedules/block-time.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatCalendarDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { dateInZone } from '~/time/wall-time'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const links = () => [{ rel: 'stylesheet', href: calendarStyles }]
export const meta = privatePage(calendarTimeMessages, (t, { day }: SerializeFrom<typeof loader>) => t.title(day))

/** An empty time of the calendar: book it or block it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = new URL(request.url).searchParams
  const date = readPeriod(query).date ?? dateInZone(context.now, host.timeZone)
  return {
    typed: stretchFrom(date, query.get('time') ?? ''),
    day: formatCalendarDate(host.locale, date),
    timeZone: host.timeZone,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['date', 'from', 'until'] })
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 20)
  const typed = { date: text('date'), from: text('from'), until: text('until') }
  const read = readStretch(typed, host.timeZone, context.now)
  if (!read.ok) return data({ typed, problem: read.problem }, { status: 400 })
  const done = await blockTime(context, host, read.range, context.now)
  if (done === 'too_many') return data({ typed, problem: done }, { status: 400 })
  return redirect(`/admin/calendar?date=${typed.date}&done=${done}`)
}

export default function CalendarTime() {
  const { typed, timeZone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(calendarTimeMessages)
  const reader = useReader()
  const shown = readPeriod(new URLSearchParams({ date: refused?.typed.date ?? '' })).date ?? typed.date
  return (
    <>
      <PageHeader
        title={t.title(formatCalendarDate(reader, shown))}
        description={t.inZone(timeZone.replaceAll('_', ' '))}
        back={{ to: `/admin/calendar?date=${shown}`, label: t.back }}
      />
      <TimeChoice typed={refused?.typed ?? typed} problem={refused?.problem ?? null} key={JSON.stringify(refused)} />
    </>
  )
}
