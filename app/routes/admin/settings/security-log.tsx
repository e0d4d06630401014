import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AUDIT_KEPT_DAYS } from '~/audit/audit'
import { AuditTable } from '~/audit/components/audit-table'
import { auditMessages } from '~/audit/messages'
import { readAuditLog } from '~/audit/read-audit.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { readLogPlace } from '~/ui/log-pages'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(auditMessages, (t) => t.title)

/** The signed-in host's own audit log (S25). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, timeZone } = await requireHost(request, context)
  const after = readLogPlace(new URL(request.url).searchParams.get('after'))
  return { timeZone, ...(await readAuditLog(context.db, id, after)) }
}

export default function SecurityLog() {
  const { timeZone, entries, older } = useLoaderData<typeof loader>()
  const t = useMessages(auditMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description(AUDIT_KEPT_DAYS)} />
      <AuditTable entries={entries} older={older} timeZone={timeZone} />
    </>
  )
}
