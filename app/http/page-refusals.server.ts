import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { isHostGone } from '#db/host-gone'
import { QueueFullError } from '~/limits/bounded-queue'
import { isFullDisk } from './full-disk'
import { notFound } from './not-found'

/** The build whose pages refuse with the right status what cannot be answered, and say when to retry. */
export function withRefusals(build: ServerBuild): ServerBuild {
  return { ...build, routes: guarded(build.routes), entry: sayingWhenToRetry(build.entry) }
}

/**
 * Remix drops the headers of an action's or loader's response unless its route passes each of them on. A refusal with 429 or 503
 * must say when to retry.
 */
function sayingWhenToRetry({ module }: ServerBuild['entry']): ServerBuild['entry'] {
  const render: typeof module.default = (request, status, headers, page, context) => {
    const { actionHeaders, loaderHeaders } = page.staticHandlerContext
    for (const sent of [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]) {
      const seconds = sent.get('Retry-After')
      if (seconds !== null) headers.set('Retry-After', seconds)
    }
    return module.default(request, status, headers, page, context)
  }
  return { module: { ...module, default: render } }
}

/**
 * Remix makes every thrown error a 500. A full disk (D5) and a full queue (S21) are a 503, in the status and in the page's
 * text, and a page of an account that was deleted while it was read is a 404.
 */
function guarded(routes: ServerBuild['routes']): ServerBuild['routes'] {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => {
      if (!route) return [id, route]
      const { loader, action } = route.module
      return [
        id,
        {
          ...route,
          module: {
            ...route.module,
            ...(loader && { loader: sayingWhatFailed(loader) }),
            ...(action && { action: sayingWhatFailed(action) }),
          },
        },
      ]
    }),
  )
}

function sayingWhatFailed<F extends LoaderFunction | ActionFunction>(answer: F): F {
  return (async (args: Parameters<F>[0]) => {
    try {
      return await answer(args)
    } catch (error) {
      if (error instanceof QueueFullError) throw unavailable({ 'Retry-After': String(error.retryAfterSeconds) })
      if (isHostGone(error)) throw notFound()
      if (!isFullDisk(error)) throw error
      args.context.log.error({ err: error }, 'the disk of the database takes no more')
      throw unavailable()
    }
  }) as F
}

function unavailable(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 503, statusText: 'Service Unavailable', headers })
}
