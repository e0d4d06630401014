import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Host } from '~/accounts/host'
import { HolidaysSection } from '~/availability/schedules/components/holidays'
import { DoneAlert } from '~/availability/schedules/components/schedule-frame'
import { TimeOffSection } from '~/availability/schedules/components/time-off'
import {
  addTimeOff,
  comingHolidays,
  DAYS_OFF_FORM,
  readTimeOff,
  switchHolidays,
  timeOffDraftFromForm,
} from '~/availability/schedules/days-off-form'
import { daysOffMessages } from '~/availability/schedules/messages'
import { changeDaysOff, readDaysOff } from '~/availability/schedules/save-days-off.server'
import type { DaysOff, HolidaySettings } from '~/availability/slots/days-off'
import { findHolidays, listCountries, listRegions, readHolidaySettings } from '~/availability/slots/holidays.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { newId } from '~/security/tokens.server'
import { dateInZone } from '~/time/wall-time'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(daysOffMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { timeOff, holidays } = await readDaysOff(context.db, host.id)
  const today = dateInZone(context.now, host.timeZone)
  return {
    timeOff: timeOff.filter(({ to }) => to >= today),
    holidays,
    countries: await listCountries(host.locale),
    regions: holidays ? await listRegions(holidays.country, host.locale) : [],
    coming: await holidaysAhead(holidays, host, context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, DAYS_OFF_FORM)
  const save = async (change: (daysOff: DaysOff) => DaysOff) => {
    await changeDaysOff(context, host.id, change, context.now)
    return redirect('/admin/availability/days-off?done=saved')
  }
  switch (form.get('change')) {
    case 'add': {
      const draft = timeOffDraftFromForm(form)
      const read = readTimeOff(draft, newId('off'))
      if (!read.ok) return data({ draft, problem: read.problem }, { status: 400 })
      const today = dateInZone(context.now, host.timeZone)
      const added = addTimeOff(await readDaysOff(context.db, host.id), read.timeOff, today)
      if (!added) return data({ draft, problem: 'tooMany' as const }, { status: 400 })
      return save((daysOff) => addTimeOff(daysOff, read.timeOff, today) ?? daysOff)
    }
    case 'remove': {
      const id = String(form.get('id'))
      return save((daysOff) => ({ ...daysOff, timeOff: daysOff.timeOff.filter((entry) => entry.id !== id) }))
    }
    case 'country': {
      const chosen = await readHolidaySettings(String(form.get('country') ?? ''), String(form.get('region') ?? ''))
      return save((daysOff) => ({ ...daysOff, holidays: chosen }))
    }
    case 'switches': {
      const { holidays } = await readDaysOff(context.db, host.id)
      const listed = await holidaysAhead(holidays, host, context)
      const ticked = form.getAll('off').map(String)
      return save((daysOff) => ({
        ...daysOff,
        holidays: daysOff.holidays && {
          ...daysOff.holidays,
          switched: switchHolidays(daysOff.holidays.switched, listed, ticked),
        },
      }))
    }
    default:
      throw new Response('Bad request', { status: 400 })
  }
}

/** The holidays of the coming year, for the switches. */
async function holidaysAhead(holidays: HolidaySettings | null, host: Host, { now }: AppContext) {
  const today = dateInZone(now, host.timeZone)
  const year = Number(today.slice(0, 4))
  return comingHolidays(await findHolidays(holidays, { first: year, last: year + 1 }, host.locale), today)
}

export default function DaysOffPage() {
  const { timeOff, holidays, countries, regions, coming, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(daysOffMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/availability', label: t.back }} />
      {!refused && <DoneAlert done={done} undo="/admin/availability/days-off/undo" saved={t.saved} />}
      <TimeOffSection timeOff={timeOff} draft={refused?.draft ?? null} problem={refused?.problem ?? null} />
      <HolidaysSection settings={holidays} countries={countries} regions={regions} coming={coming} />
    </>
  )
}
