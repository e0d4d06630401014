import { Transform } from 'node:stream'
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import type { ReactElement, ReactNode } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { isPublicRoute } from '~/http/public-routes'
import { visitorElements } from '~/http/visitor-elements.server'
import { respondWithWholePage } from '~/http/whole-page'
import { chooseLocale } from '~/i18n/locale'
import { SECOND_MS } from '~/time/units'
import { NonceContext } from '~/ui/nonce'
import { RequestFactsContext } from '~/ui/request-facts'
import { type ContextValues, UnwritableError, writeElements } from '~/ui/write-elements'

/** How long deferred data may take before it is rejected, in ms. Remix reads this export. */
export const streamTimeout = 5 * SECOND_MS
/** A second more, so that the rejections still reach the page. */
const RENDER_TIMEOUT_MS = streamTimeout + SECOND_MS

/**
 * Streams a page: people get it as soon as its shell is rendered, robots when it is complete. Sets only the content type;
 * app/http sets the security headers, including the policy with this nonce.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const inContexts = (children: ReactNode) => (
    <NonceContext.Provider value={loadContext.nonce}>
      <RequestFactsContext.Provider value={factsOf(request, loadContext)}>{children}</RequestFactsContext.Provider>
    </NonceContext.Provider>
  )
  const page = inContexts(<RemixServer context={remixContext} url={request.url} nonce={loadContext.nonce} />)
  if (isPublicRoute(remixContext.staticHandlerContext.matches.at(-1)?.route.id ?? '')) {
    const loaded = visitorElements(remixContext)
    const written = loaded && writePage(inContexts(loaded.page), loaded.contexts, loadContext)
    return Promise.resolve(respondAtOnce(written ?? renderToStaticMarkup(page), status, headers))
  }
  return new Promise((resolve, reject) => {
    let started = false
    const respond = () => {
      started = true
      const body = withoutPadding()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { status: failed ? 500 : status, headers }))
      pipe(body)
    }
    let failed = false
    const wholeAtOnce = isbot(request.headers.get('user-agent'))
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: loadContext.nonce,
      onShellReady: wholeAtOnce ? undefined : respond,
      onAllReady: wholeAtOnce ? respond : undefined,
      onShellError: reject,
      onError(error) {
        failed = true
        // Before the first byte React hands the same error to onShellError, and Remix reports it through handleError.
        if (started && !request.signal.aborted) loadContext.log.error({ err: error }, 'a page broke while streaming')
      },
    })
    setTimeout(abort, RENDER_TIMEOUT_MS).unref()
  })
}

/** @returns null for a page with something that only React can render */
function writePage(page: ReactElement, contexts: ContextValues, { log }: AppLoadContext): string | null {
  try {
    return writeElements(page, contexts)
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error
    log.warn({ err: error }, 'a public page was rendered by React')
    return null
  }
}

/** The browser does not take over a public page, and nothing in it is deferred: a stream would only cost time. */
function respondAtOnce(html: string, status: number, headers: Headers): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  return respondWithWholePage(`<!DOCTYPE html>${html}`, { status, headers })
}

function factsOf(request: Request, { requestId }: AppLoadContext) {
  const chosen = new URL(request.url).searchParams.get('lang')
  return { locale: chooseLocale(chosen, request.headers.get('accept-language')), requestId }
}

/**
 * React 18 fills its chunks to the last byte with zeros where a character of several bytes would not fit any more. No page holds a
 * zero byte otherwise.
 */
function withoutPadding(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}

/** Logs every unexpected failure of a loader, an action or a page. The visitor does not see the details. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  // Responses such as 404 are not failures: the request log has them.
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { log } = context as AppLoadContext
  // No address in this line: it may be a manage link. The request log has the masked address under the request id.
  log.error({ err: error }, 'a page failed')
}
