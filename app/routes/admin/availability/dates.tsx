import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { stateOfDay, weeksOfMonth } from '~/availability/schedules/calendar-days'
import { DateCalendar } from '~/availability/schedules/components/date-calendar'
import { OverrideForm } from '~/availability/schedules/components/override-form'
import { DoneAlert, frameOf, ScheduleFrame, shownSchedule } from '~/availability/schedules/components/schedule-frame'
import { datesMessages, scheduleMessages } from '~/availability/schedules/messages'
import {
  applyOverride,
  groupOverrides,
  OVERRIDE_FORM,
  type OverrideDraft,
  overrideDraftFromForm,
  readOverrideDate,
  readOverrideDraft,
} from '~/availability/schedules/override-form'
import { readDaysOff } from '~/availability/schedules/save-days-off.server'
import { changeHours } from '~/availability/schedules/save-schedule.server'
import { timeOffFor } from '~/availability/slots/days-off'
import { findHolidays } from '~/availability/slots/holidays.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { dateInZone, shiftMonth } from '~/time/wall-time'
import { Button } from '~/ui/button'
import { privatePage } from '~/ui/page-title'

const MONTHS_SHOWN = 3

export const meta = privatePage(
  scheduleMessages,
  (t, data: SerializeFrom<typeof loader>) => `${t.parts.dates}: ${shownSchedule(data.frame)}`,
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, schedules, schedule } = await requireScheduleOfHost(request, params.id, context)
  const query = new URL(request.url).searchParams
  const today = dateInZone(context.now, schedule.timeZone ?? host.timeZone)
  const date = readOverrideDate(query.get('date') ?? '')
  const asked = readOverrideDate(`${query.get('month') ?? ''}-01`) ?? date ?? today
  const months = Array.from({ length: MONTHS_SHOWN }, (_, index) => shiftMonth(asked.slice(0, 7), index))
  const daysOff = await readDaysOff(context.db, host.id)
  const years = { first: Number(months[0]?.slice(0, 4)) - 1, last: Number(months.at(-1)?.slice(0, 4)) }
  const holidays = await findHolidays(daysOff.holidays, years, host.locale)
  const rules = { ...schedule, timeOff: timeOffFor(daysOff.timeOff, { team: null }), holidays }
  const own = schedule.overrides.find((override) => override.date === date)
  return {
    frame: frameOf(schedules, schedule),
    months: months.map((month) => ({
      month,
      weeks: weeksOfMonth(month).map((week) => week.map((day) => (day === null ? null : stateOfDay(day, rules)))),
    })),
    earlier: shiftMonth(months[0] ?? '', -MONTHS_SHOWN),
    later: shiftMonth(months[0] ?? '', MONTHS_SHOWN),
    date,
    draft: {
      from: date ?? '',
      to: date ?? '',
      kind: own ? (own.intervals.length > 0 ? 'hours' : 'off') : date ? 'hours' : 'off',
      intervals: own?.intervals ?? (date ? stateOfDay(date, { ...rules, holidays: [] }).hours : []),
    } satisfies OverrideDraft,
    upcoming: groupOverrides(schedule.overrides.filter((override) => override.date >= today)),
    done: query.get('done'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  const draft = overrideDraftFromForm(await readFormData(request, OVERRIDE_FORM))
  const read = readOverrideDraft(draft)
  if (!read.ok) return data({ draft, problem: read.problem }, { status: 400 })
  if (applyOverride(schedule.overrides, read.change) === null)
    return data({ draft, problem: 'tooMany' as const }, { status: 400 })
  await changeHours(
    context,
    { hostId: host.id, id: schedule.id },
    (now) => ({ ...now, overrides: applyOverride(now.overrides, read.change) ?? now.overrides }),
    context.now,
  )
  return redirect(`/admin/availability/${schedule.id}/dates?done=saved&month=${read.change.from.slice(0, 7)}`)
}

export default function ScheduleDates() {
  const { frame, months, earlier, later, date, draft, upcoming, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(datesMessages)
  return (
    <ScheduleFrame {...frame}>
      {!refused && <DoneAlert done={done} undo={`/admin/availability/${frame.id}/undo?page=dates`} saved={t.saved} />}
      <DateCalendar months={months} earlier={earlier} later={later} selected={date} />
      <OverrideForm draft={refused?.draft ?? draft} problem={refused?.problem ?? null} />
      <Differences upcoming={upcoming} />
    </ScheduleFrame>
  )
}

function Differences({ upcoming }: { upcoming: ReturnType<typeof groupOverrides> }) {
  const t = useMessages(datesMessages)
  const reader = useReader()
  const day = (date: string) => formatShortDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
  return (
    <section className="admin-stack" aria-labelledby="differences">
      <h2 id="differences">{t.list}</h2>
      {upcoming.length === 0 && <p className="item-text">{t.none}</p>}
      <ul className="items">
        {upcoming.map(({ from, to, intervals }) => (
          <li className="item" key={from}>
            <div className="item-words">
              <Link className="item-title" to={`?month=${from.slice(0, 7)}&date=${from}#change`}>
                {t.range(day(from), day(to))}
              </Link>
              <span className="item-text">
                {intervals.map(({ start, end }) => `${start}–${end}`).join(', ') || t.off}
              </span>
            </div>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="from" value={from} />
              <input type="hidden" name="to" value={to} />
              <Button
                size="small"
                variant="quiet"
                name="kind"
                value="usual"
                aria-label={t.removeNamed(t.range(day(from), day(to)))}
              >
                {t.remove}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
