import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordAudit } from '~/audit/record-audit.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { limitWork } from '~/http/require/require-public.server'
import { PRICES } from '~/limits/prices'
import { accountData } from '~/privacy/export-account.server'

/** All data of the signed-in host as one JSON file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host } = await requireConfirmed(request, context, 'export_account')
  await limitWork(context, PRICES.export)
  await recordAudit(context.db, { act: 'account_exported', hostId: host.id }, context.now)
  const found = await accountData(context, host, context.now)
  const date = new Date(context.now).toISOString().slice(0, 10)
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="account-${date}.json"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
