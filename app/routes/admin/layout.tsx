import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { isOperator } from '~/accounts/operator'
import { AdminCommands } from '~/admin/components/admin-commands'
import { ConnectionLost, ConnectionNotice, isConnectionLoss } from '~/admin/components/connection-notice'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { AdminLayout, SuspendedNotice } from '~/layouts/admin-layout'
import { ButtonAnchor } from '~/ui/button'
import { ErrorText, errorStatusOf, errorTitle, RouteErrorPage } from '~/ui/error-page'
import { uiMessages } from '~/ui/messages'
import { pageLocaleOf } from '~/ui/page-title'
import { SkeletonWhileLoading } from '~/ui/skeleton'
import { SUSPENDED_STATUS } from '~/ui/suspended-status'
import adminStyles from './admin.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }]
export const meta: MetaFunction = ({ error, matches }) => [
  { title: error === undefined ? 'Foyer' : errorTitle(error, pageLocaleOf(matches)) },
  { name: 'robots', content: 'noindex' },
]
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/**
 * The layout of the admin, in the host's language. Each page below requires the host itself: this loader protects only its own
 * data.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, handle, photoUrl, locale, suspendedAt, ...host } = await requireHost(request, context)
  return {
    reader: readerOfRequest(request, locale),
    host: { name, handle, photoUrl, suspended: suspendedAt !== null, operates: isOperator(context.env, host) },
  }
}

export default function AdminLayoutRoute() {
  const { host } = useLoaderData<typeof loader>()
  return (
    <AdminLayout host={host} commands={<AdminCommands />}>
      <ConnectionNotice />
      <SkeletonWhileLoading within="/admin">
        <Outlet />
      </SkeletonWhileLoading>
    </AdminLayout>
  )
}

/** For a form that a suspended host has sent: the layout's own data is not read for it. */
function SuspendedPage() {
  const t = useMessages(uiMessages)
  return (
    <main id="content" className="admin-main">
      <SuspendedNotice />
      <div className="actions">
        <ButtonAnchor href="/admin">{t.nav.overview}</ButtonAnchor>
      </div>
    </main>
  )
}

/** When a page fails, the layout and its navigation stay. */
export function ErrorBoundary() {
  const error = useRouteError()
  const admin = useRouteLoaderData<typeof loader>('routes/admin/layout')
  const { pathname, search } = useLocation()
  if (isRouteErrorResponse(error) && error.statusText === SUSPENDED_STATUS) return <SuspendedPage />
  if (!admin) return <RouteErrorPage />
  return (
    <AdminLayout host={admin.host} commands={<AdminCommands />}>
      {isConnectionLoss(error) ? (
        <ConnectionLost address={pathname + search} />
      ) : (
        <div className="problem-main">
          <ErrorText status={errorStatusOf(error)} start="/admin" />
        </div>
      )}
    </AdminLayout>
  )
}
