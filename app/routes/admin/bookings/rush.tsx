import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MAX_LISTED, queueRushCancellation, readRushCancellation } from '~/admin/cancel-rush.server'
import { RushForm } from '~/admin/components/rush-form'
import { RushProgress } from '~/admin/components/rush-progress'
import { rushMessages } from '~/admin/messages'
import { findRushedBookings } from '~/admin/rush.server'
import { groupRush } from '~/admin/rush-groups'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(rushMessages, (t) => t.title)

/** The bookings of a rush before they are cancelled, in groups; with `?job=`, how far a cancellation is. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const host = await requireHost(request, context)
  const jobId = Number(new URL(request.url).searchParams.get('job') ?? Number.NaN)
  const cancellation = Number.isSafeInteger(jobId) ? await readRushCancellation(db, host.id, jobId, now) : null
  // What is being cancelled just now must not be offered once more.
  const rows = cancellation?.state === 'running' ? [] : await findRushedBookings(db, host.id, now)
  const groups = groupRush(rows.slice(0, MAX_LISTED)).map(({ inCommon, networks, domains, bookings }) => ({
    ...{ inCommon, networks, domains },
    bookedFrom: bookings[0]?.booked_at ?? now,
    bookedUntil: bookings.at(-1)?.booked_at ?? now,
    bookings: bookings.map(({ id, attendee_name, attendee_email, starts_at }) => ({
      ...{ id, attendee: attendee_name, email: attendee_email, startsAt: starts_at },
    })),
  }))
  return { timeZone: host.timeZone, cancellation, groups, total: rows.length }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['unlisted', 'group'], repeated: { booking: MAX_LISTED } })
  const ticked = form.getAll('booking').map(String)
  const group = form.get('group')
  const choice = { ticked, unlisted: form.has('unlisted'), groupOf: group === null ? null : String(group) }
  const jobId = await queueRushCancellation(context.db, host, choice, context.now)
  if (jobId === null) return data({ ticked }, { status: 400 })
  context.outbox.wake()
  return redirect(`/admin/bookings/rush?job=${jobId}`)
}

export default function UndoRush() {
  const { cancellation, groups, total, timeZone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(rushMessages)
  return (
    <>
      <PageHeader
        title={t.title}
        description={total > 0 ? t.text : undefined}
        back={{ to: '/admin/bookings', label: t.back }}
      />
      {refused && <Alert tone="danger">{t.chooseOne}</Alert>}
      {cancellation && <RushProgress cancellation={cancellation} timeZone={timeZone} />}
      {total > 0 && <RushForm groups={groups} total={total} ticked={refused?.ticked ?? null} timeZone={timeZone} />}
      {total === 0 && cancellation === null && <p>{t.none}</p>}
    </>
  )
}
