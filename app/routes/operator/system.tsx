import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOperator } from '~/http/require/require-operator.server'
import { useMessages } from '~/i18n/locale'
import { readEveryDiagnosis } from '~/operator/checks/every-check'
import { summariseJobs } from '~/operator/job-summary.server'
import { operatorMessages } from '~/operator/messages'
import { supportText } from '~/operator/support-text.server'
import { readVersions } from '~/operator/versions.server'
import { instantText } from '~/time/instants'
import { Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'
import { TextArea } from '~/ui/text-field'

export const meta = privatePage(operatorMessages, (t) => t.system.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOperator(request, context)
  const { db, env, now, clock } = context
  const [findings, versions, jobs] = await Promise.all([
    readEveryDiagnosis(env, clock),
    readVersions(context),
    summariseJobs(db, now),
  ])
  return { findings, versions, support: supportText({ at: instantText(now), versions, findings, jobs, env }) }
}

export default function System() {
  const { findings, versions, support } = useLoaderData<typeof loader>()
  const { system: t } = useMessages(operatorMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <DataTable
        caption={t.findings}
        rows={findings.map((finding, place) => ({ ...finding, place }))}
        rowKey={({ place }) => String(place)}
        columns={[
          { id: 'subject', label: t.columns.subject, rowHeader: true, cell: ({ subject }) => subject },
          {
            id: 'state',
            label: t.columns.state,
            cell: ({ ok }) => <StatusBadge tone={ok ? 'success' : 'danger'}>{ok ? t.fine : t.failing}</StatusBadge>,
          },
          { id: 'text', label: t.columns.text, cell: ({ text }) => text },
        ]}
      />
      <Section title={t.versions}>
        <dl className="facts">
          {Object.entries(versions).map(([name, version]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t.support} description={t.supportText}>
        <TextArea label={t.support} id="support" readOnly rows={16} defaultValue={support} />
        <CopyButton value={support} label={t.copy} />
      </Section>
    </>
  )
}
