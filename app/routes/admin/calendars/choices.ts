import type { ActionFunctionArgs } from '@remix-run/node'
import { loggingFailure } from '~/busy/busy-source'
import {
  changeCalendarSettings,
  chooseBlockingCalendars,
  chooseReceivingCalendar,
} from '~/calendars/change-calendars.server'
import { listCalendarAccounts } from '~/calendars/list-accounts.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/calendars')

const UNREADABLE = ['last_known', 'block', 'free'] as const
/** Twenty accounts with many calendars each. */
const MAX_CALENDARS = 400

/** Saves what the calendars of all accounts are used for. @throws 404 for a calendar that is not this host's (S1) */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, calendars, outbox, log, now } = context
  const form = await readFormData(request, {
    once: ['receives', 'unreadable', 'requests', 'noInvites'],
    families: [{ name: /^blocks-[a-z0-9_]{1,40}$/, names: MAX_CALENDARS, times: 1 }],
  })
  const unreadable = UNREADABLE.find((choice) => choice === form.get('unreadable'))
  // Missing where the chosen calendar is no longer shown: that choice stays as it is.
  const receives = form.get('receives')
  if (!unreadable) throw new Response(null, { status: 400 })

  const accounts = (await listCalendarAccounts(db, host.id, now)).filter(({ status }) => status !== 'leaving')
  if (typeof receives === 'string') {
    const calendar = receives === 'none' ? null : receives
    if (!(await chooseReceivingCalendar(context, host.id, calendar, now))) throw notFound()
  }
  for (const account of accounts) {
    const blocking = account.calendars.filter(({ id }) => form.has(`blocks-${id}`)).map(({ id }) => id)
    await chooseBlockingCalendars(context, host.id, account.id, new Set(blocking), now)
  }
  const settings = { unreadable, requests: yes(form.has('requests')), invites: yes(!form.has('noInvites')) }
  await changeCalendarSettings(context, host.id, settings, now)
  outbox.wake()
  // The host looks next whether it counts; what takes long is read after the response.
  void loggingFailure(log, async () => {
    for (const { id } of accounts) await calendars.source.readNow(host.id, id)
  })
  return redirect('/admin/calendars?done=saved')
}

function yes(chosen: boolean): 0 | 1 {
  return chosen ? 1 : 0
}
