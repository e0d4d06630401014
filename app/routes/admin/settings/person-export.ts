import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordAudit } from '~/audit/record-audit.server'
import { requireHost } from '~/http/require/require-host.server'
import { limitWork } from '~/http/require/require-public.server'
import { PRICES } from '~/limits/prices'
import { personCsv, personData } from '~/privacy/export-person.server'
import { emailAddress } from '~/security/plain-text'

/** All data about one address as a file, JSON or CSV. The file's name does not reveal the person. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  await limitWork(context, PRICES.export)
  const query = new URL(request.url).searchParams
  const address = emailAddress.safeParse(query.get('address') ?? '')
  if (!address.success) throw new Response(null, { status: 404 })
  await recordAudit(context.db, { act: 'person_exported', hostId: host.id }, context.now)
  const found = await personData(context.db, host, address.data, context.now)
  const isCsv = query.get('format') === 'csv'
  const text = isCsv ? personCsv(found, host.locale) : `${JSON.stringify(found, null, 2)}\n`
  const date = new Date(context.now).toISOString().slice(0, 10)
  return new Response(text, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="person-${date}.${isCsv ? 'csv' : 'json'}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
