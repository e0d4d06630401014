import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { AuditTable } from '~/audit/components/audit-table'
import { readWholeAuditLog } from '~/audit/read-audit.server'
import { requireOperator } from '~/http/require/require-operator.server'
import { useMessages } from '~/i18n/locale'
import { operatorMessages } from '~/operator/messages'
import { readLogPlace } from '~/ui/log-pages'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(operatorMessages, (t) => t.log.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, timeZone } = (await requireOperator(request, context)).operator
  const query = new URL(request.url).searchParams
  const account = /^\w{1,60}$/.exec(query.get('account') ?? '')?.[0]
  const log = await readWholeAuditLog(context.db, id, { after: readLogPlace(query.get('after')), account })
  return { timeZone, account: account ?? null, ...log }
}

export default function OperatorLog() {
  const { timeZone, account, entries, older } = useLoaderData<typeof loader>()
  const { log: t } = useMessages(operatorMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {account !== null && (
        <p>
          {t.ofOne} <Link to="/operator/log">{t.all}</Link>
        </p>
      )}
      <AuditTable entries={entries} older={older} timeZone={timeZone} />
    </>
  )
}
