import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { readBookingsQuery } from '~/desk/bookings-query.server'
import { exportBookings } from '~/desk/export-bookings.server'

/** The filtered list as a file. Streamed: the first lines are on their way before the last ones are read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = readBookingsQuery(new URL(request.url).searchParams, host.timeZone)
  const body = streamOf(exportBookings(context.db, host, query, context.now))
  const date = new Date(context.now).toISOString().slice(0, 10)
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bookings-${date}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Read only as fast as the browser takes it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
