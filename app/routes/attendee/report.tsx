import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { complainAboutMail } from '~/booking/changes/complain.server'
import { headers, mailboxMeta } from '~/booking/page/attendee-route'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { PageForm } from '~/booking/page/components/page-link'
import { reportMessages } from '~/booking/page/messages'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { requireMailboxForm, requireMailboxLink } from '~/http/require/require-mailbox-link.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'

export { headers }

export const meta = mailboxMeta(reportMessages)

/** Mail scanners open links, so only the button reports anything (S15). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { host } = await requireMailboxLink(context, 'report', params.token)
  return { host }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { link } = await requireMailboxForm(context, 'report', params.token)
  await readFormData(request, NO_FIELDS)
  await complainAboutMail(context.db, { ...link, kind: 'report' }, context.now)
  return { isDone: true }
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
