import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUnsubscribed, setUnsubscribed } from '#db/queries/follow-ups'
import { headers, mailboxMeta } from '~/booking/page/attendee-route'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { PageForm } from '~/booking/page/components/page-link'
import { unsubscribeMessages } from '~/booking/page/messages'
import { readFormData } from '~/http/read-form-data.server'
import { requireMailboxForm, requireMailboxLink } from '~/http/require/require-mailbox-link.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'

export { headers }

export const meta = mailboxMeta(unsubscribeMessages)

/** Mail scanners open links, so only the button ends anything (S15). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { link, host } = await requireMailboxLink(context, 'unsubscribe', params.token)
  return { host, isEnded: await isUnsubscribed(context.db, link.hostId, link.mailbox) }
}

/** For the button, and for a mail program that posts `List-Unsubscribe=One-Click` without showing a page (RFC 8058). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { link } = await requireMailboxForm(context, 'unsubscribe', params.token)
  const form = await readFormData(request, { once: ['again', 'List-Unsubscribe'] })
  await setUnsubscribed(context.db, { ...link, wanted: form.has('again') }, context.now)
  return { isEnded: !form.has('again') }
}

export default function UnsubscribePage() {
  const { host, ...loaded } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useMessages(unsubscribeMessages)
  const { isEnded } = answered ?? loaded
  return (
    <AttendeePage>
      <header className="outcome-head">
        <h1>{t.title}</h1>
        {!isEnded && !answered && <p>{t.text(host)}</p>}
      </header>
      {isEnded && <Alert tone="success">{t.done(host)}</Alert>}
      {answered && !isEnded && <Alert tone="success">{t.again}</Alert>}
      <PageForm method="post" className="booking-form">
        <div className="outcome-actions">
          {isEnded ? (
            <Button variant="quiet" name="again" value="on">
              {t.back}
            </Button>
          ) : (
            <Button variant="primary">{t.button}</Button>
          )}
        </div>
      </PageForm>
    </AttendeePage>
  )
}
