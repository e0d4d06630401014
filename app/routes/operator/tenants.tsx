import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireOperator } from '~/http/require/require-operator.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { TenantConnections, TenantState } from '~/operator/components/tenant-state'
import { operatorMessages } from '~/operator/messages'
import { listTenants } from '~/operator/tenants.server'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { DataTable } from '~/ui/data-table'
import { readLogPlace } from '~/ui/log-pages'
import { LogSteps } from '~/ui/log-steps'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

const MAX_SEARCH = 100

export const meta = privatePage(operatorMessages, (t) => t.tenants.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { timeZone } = (await requireOperator(request, context)).operator
  const query = new URL(request.url).searchParams
  const filter = {
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH).toWellFormed().replaceAll('\0', ''),
    suspendedOnly: query.has('suspended'),
  }
  const page = await listTenants(context.db, filter, readLogPlace(query.get('after')), context.now)
  return { timeZone, filter, ...page }
}

export default function Tenants() {
  const { timeZone, filter, tenants, older } = useLoaderData<typeof loader>()
  const { tenants: t } = useMessages(operatorMessages)
  const reader = useReader()
  const date = (at: number | null) => (at === null ? t.never : formatShortDate(reader, at, timeZone))
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <Form method="get" className="filter" role="search" key={JSON.stringify(filter)}>
        <TextField label={t.search} type="search" id="q" name="q" defaultValue={filter.search} maxLength={MAX_SEARCH} />
        <CheckboxField label={t.suspendedOnly} id="suspended" name="suspended" defaultChecked={filter.suspendedOnly} />
        <SubmitButton>{t.filter}</SubmitButton>
      </Form>
      {tenants.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          rows={tenants}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              label: t.columns.name,
              rowHeader: true,
              cell: ({ id, name, email, handle, isTeam }) => (
                <>
                  <Link to={`/operator/tenants/${id}`}>{name}</Link>
                  <div className="item-text">{isTeam ? `${t.teamPage} · ${handle}` : `${email} · ${handle}`}</div>
                </>
              ),
            },
            { id: 'created', label: t.columns.created, cell: ({ createdAt }) => date(createdAt) },
            { id: 'seen', label: t.columns.seen, cell: ({ lastSeenAt }) => date(lastSeenAt) },
            {
              id: 'use',
              label: t.columns.use,
              cell: ({ counts }) => t.use(counts.bookings, counts.recentBookings, counts.recentMails),
            },
            {
              id: 'connections',
              label: t.columns.connections,
              cell: (tenant) => <TenantConnections tenant={tenant} />,
            },
            { id: 'state', label: t.columns.state, cell: (tenant) => <TenantState tenant={tenant} /> },
          ]}
        />
      )}
      <LogSteps older={older} />
    </>
  )
}
