import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readFormData } from '~/http/read-form-data.server'
import { requireOperator } from '~/http/require/require-operator.server'
import { useMessages } from '~/i18n/locale'
import { summariseJobs } from '~/operator/job-summary.server'
import { operatorMessages } from '~/operator/messages'
import { retryFailedJobs } from '~/operator/retry-jobs.server'
import { sendTestMail } from '~/operator/send-test-mail.server'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(operatorMessages, (t) => t.mail.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { email } = (await requireOperator(request, context)).operator
  return { email, jobs: await summariseJobs(context.db, context.now) }
}

/** Queues the failed jobs of a kind again; or sends the test mail and shows what the mail server responded. */
export async function action({ request: sentRequest, context }: ActionFunctionArgs) {
  const { operator, request } = await requireOperator(sentRequest, context)
  const kind = (await readFormData(request, { once: ['retry'] })).get('retry')
  if (typeof kind === 'string') {
    const retried = await retryFailedJobs(context.db, kind, operator.id, context.now)
    context.outbox.wake()
    return data({ retried })
  }
  const sent = await sendTestMail(context, operator, context.now)
  return data({ ok: sent.ok, response: sent.ok ? sent.response : sent.detail }, { status: sent.ok ? 200 : 502 })
}

export default function Mail() {
  const { email, jobs } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const sent = outcome && 'ok' in outcome ? outcome : null
  const { mail: t } = useMessages(operatorMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {outcome && 'retried' in outcome && <Alert tone="success">{t.retried(outcome.retried)}</Alert>}
      {jobs.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.queue}
          rows={jobs}
          rowKey={({ kind }) => kind}
          columns={[
            { id: 'kind', label: t.columns.kind, rowHeader: true, cell: ({ kind }) => <code>{kind}</code> },
            { id: 'queued', label: t.columns.queued, cell: ({ queued }) => queued },
            { id: 'waiting', label: t.columns.waiting, cell: ({ waiting }) => waiting },
            { id: 'failed', label: t.columns.failed, cell: ({ failed }) => failed },
            { id: 'late', label: t.columns.late, cell: ({ lateMinutes }) => t.minutes(lateMinutes) },
            {
              id: 'retry',
              label: t.columns.retry,
              cell: ({ kind, failed }) =>
                failed > 0 && (
                  <Form method="post">
                    <SubmitButton size="small" name="retry" value={kind} aria-label={t.retry(kind)}>
                      {t.columns.retry}
                    </SubmitButton>
                  </Form>
                ),
            },
          ]}
        />
      )}
      <Section title={t.test} description={t.testText(email)}>
        {sent && (
          <Alert tone={sent.ok ? 'success' : 'danger'} title={sent.ok ? t.accepted : t.refused}>
            <code>{sent.response}</code>
          </Alert>
        )}
        <Form method="post" className="actions">
          <SubmitButton variant="primary">{t.send}</SubmitButton>
        </Form>
      </Section>
    </>
  )
}
