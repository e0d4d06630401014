import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { startMessages } from '~/admin/messages'
import { askForStartUrl, type StartUrlResult } from '~/booking/meetings/ask-for-start-url.server'
import { START_OPENS_MS } from '~/booking/start-meeting'
import { redirect } from '~/http/redirect.server'
import { requireMeetingToStart } from '~/http/require/require-meeting-to-start.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(startMessages, (t) => t.title)

/** Asks GoTo for the address that opens a meeting as its organizer, and leads there (F3). Nothing is stored. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, row } = await requireMeetingToStart(request, params.id, context)
  const result = await askForStartUrl(context, row, context.now)
  if (result.ok) return redirect(result.url, { status: 303, headers: UNSEEN })
  const isOrganizer = row.host_id === host.id
  const shown = {
    problem: problemOf(result, isOrganizer),
    detail: 'detail' in result ? result.detail : '',
    organizer: row.host_name,
    opensAt: row.starts_at - START_OPENS_MS,
    timeZone: host.timeZone,
    joinUrl: row.join_url,
    bookingPath: isOrganizer ? `/admin/bookings/${row.id}` : null,
  }
  return data(shown, { status: 409, headers: UNSEEN })
}

/** The address is a secret: no cache keeps it, and GoTo does not learn where it was followed. */
const UNSEEN = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }

/** Of the page that says why there is no address, whose link leads to GoTo as well. */
export const headers = () => UNSEEN

type Problem =
  | 'too_early'
  | 'over'
  | 'not_confirmed'
  | 'no_meeting'
  | 'gone'
  | 'connect'
  | 'connectOther'
  | 'refused'
  | 'operator'
  | 'busy'

/** What the person can do about it. */
function problemOf({ reason }: Exclude<StartUrlResult, { ok: true }>, isOrganizer: boolean): Problem {
  switch (reason) {
    case 'too_early':
    case 'over':
    case 'not_confirmed':
    case 'no_meeting':
      return reason
    case 'not_found':
      return 'gone'
    case 'not_connected':
    case 'reconnect_needed':
      return isOrganizer ? 'connect' : 'connectOther'
    case 'refused':
    case 'rejected':
      return 'refused'
    case 'not_configured':
    case 'misconfigured':
      return 'operator'
    case 'unreachable':
    case 'rate_limited':
    case 'conflict':
    case 'unreadable':
      return 'busy'
  }
}

export default function StartMeeting() {
  const { problem, joinUrl, bookingPath } = useLoaderData<typeof loader>()
  const t = useMessages(startMessages)
  const text = useText()
  const back = bookingPath ? { to: bookingPath, label: t.back } : { to: '/admin/team', label: t.bookings }
  const isOver = problem === 'over' || problem === 'not_confirmed'
  return (
    <>
      <PageHeader title={problem === 'too_early' ? t.title : t.cannot} back={back} />
      <Alert
        tone={problem === 'too_early' || isOver ? 'info' : 'danger'}
        actions={
          <>
            {problem === 'connect' && <ButtonLink to="/admin/goto">{t.goto}</ButtonLink>}
            {(problem === 'busy' || problem === 'refused') && <ButtonAnchor href="">{t.again}</ButtonAnchor>}
            {problem === 'gone' && bookingPath && <ButtonLink to={bookingPath}>{t.back}</ButtonLink>}
            {joinUrl && !isOver && problem !== 'gone' && (
              <ButtonAnchor href={joinUrl} rel="noreferrer">
                {t.join}
              </ButtonAnchor>
            )}
          </>
        }
      >
        {text}
      </Alert>
    </>
  )
}

function useText(): string {
  const { problem, detail, organizer, opensAt, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(startMessages)
  const reader = useReader()
  switch (problem) {
    case 'too_early':
      return t.too_early(`${formatShortDate(reader, opensAt, timeZone)}, ${formatTime(reader, opensAt, timeZone)}`)
    case 'connectOther':
      return t.connectOther(organizer)
    case 'refused':
      return t.refused(detail)
    default:
      return t[problem]
  }
}
