import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { requireOperator } from '~/http/require/require-operator.server'
import { OperatorLayout } from '~/operator/components/operator-layout'
import { operatorMessages } from '~/operator/messages'
import { privatePage } from '~/ui/page-title'
import adminStyles from '../admin/admin.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }]
export const meta = privatePage(operatorMessages, (t) => t.navigation)
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** The frame of the operator's pages, in the operator's language. Each page below requires the operator itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = (await requireOperator(request, context)).operator
  return { reader: readerOfRequest(request, locale) }
}

export default function OperatorLayoutRoute() {
  return (
    <OperatorLayout>
      <Outlet />
    </OperatorLayout>
  )
}
