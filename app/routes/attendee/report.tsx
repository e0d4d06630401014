import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findHostById } from '#db/queries/hosts'
import { complainAboutMail } from '~/booking/changes/complain.server'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { PageForm } from '~/booking/page/components/page-link'
import { reportMessages } from '~/booking/page/report-messages'
import { readReportLink } from '~/booking/report.server'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { pageLocaleOf, pageTitle } from '~/ui/page-title'

export { headers } from '~/booking/page/attendee-route'

export const meta = ({
  data,
  matches,
}: {
  data: SerializeFrom<typeof loader> | undefined
  matches: Parameters<typeof pageLocaleOf>[0]
}) => [
  { title: data ? pageTitle(reportMessages[pageLocaleOf(matches)].title, data.host) : 'Foyer' },
  { name: 'robots', content: 'noindex' },
]

/** Mail scanners open links, so only the button reports anything (S15). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { host } = await requireReport(params.token, context)
  return { host }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitRequests(context, 'change-booking')
  const { report } = await requireReport(params.token, context)
  await readFormData(request, NO_FIELDS)
  await complainAboutMail(context.db, { ...report, kind: 'report' }, context.now)
  return { isDone: true }
}

async function requireReport(token: string | undefined, { db, keyring }: Pick<AppContext, 'db' | 'keyring'>) {
  const report = readReportLink(keyring, token ?? '')
  const host = report && (await findHostById(db, report.hostId))
  if (!report || !host) throw notFound()
  return { report, host: host.name }
}

export default function ReportPage() {
  const { host } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useMessages(reportMessages)
  return (
    <AttendeePage>
      <header className="outcome-head">
        <h1>{t.title}</h1>
        {!answered && <p>{t.text(host)}</p>}
      </header>
      {answered ? (
        <Alert tone="success">{t.done}</Alert>
      ) : (
        <PageForm method="post" className="booking-form">
          <div className="outcome-actions">
            <Button variant="primary">{t.button}</Button>
          </div>
        </PageForm>
      )}
    </AttendeePage>
  )
}
