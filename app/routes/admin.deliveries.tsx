import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireHost } from '~/accounts/require-host.server'
import { TroubledJobs } from '~/booking/components/troubled-jobs'
import { listTroubledJobs } from '~/booking/troubled-jobs.server'
import { deliveryMessages } from '~/desk/delivery-messages'
import { useMessages } from '~/i18n/locale'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await requireHost(request, context)
  return { jobs: await listTroubledJobs(context.db, id) }
}

export default function Deliveries() {
  const { jobs } = useLoaderData<typeof loader>()
  const t = useMessages(deliveryMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {jobs.length === 0 ? (
        <EmptyState icon="checkCircle" title={t.fine.title}>
          {t.fine.text}
        </EmptyState>
      ) : (
        <TroubledJobs jobs={jobs} />
      )}
    </>
  )
}
