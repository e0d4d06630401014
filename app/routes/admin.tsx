import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireHost } from '~/accounts/require-host.server'
import { AdminLayout, adminLinks } from '~/ui/admin-layout'

export const links = adminLinks
export const meta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** The frame of the desk, in the host's own language. Each page below asks for the host itself: this loader guards only itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, handle, locale } = await requireHost(request, context)
  return { reader: { locale }, host: { name, handle } }
}

export default function Desk() {
  const { host } = useLoaderData<typeof loader>()
  return (
    <AdminLayout host={host}>
      <Outlet />
    </AdminLayout>
  )
}
