import '~/ui/no-compiling'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { FrameReport } from '~/booking/page/components/frame-report'
import { InlineScript } from '~/booking/page/components/inline-script'
import visitorStyles from '~/booking/page/components/visitor.css?url'
import { isFrameAddress } from '~/booking/page/frame-address'
import { PUBLIC_SCRIPT } from '~/booking/page/public-script'
import { isPublicRoute } from '~/http/public-routes'
import { readerOfRequest } from '~/http/reader-of-request.server'
import type { Reader } from '~/i18n/dates'
import { DIRECTION, isLocale, ReaderProvider } from '~/i18n/locale'
import { ArrivalFocus } from '~/ui/arrival-focus'
import { useDocumentLanguage } from '~/ui/document-language'
import { errorStatusOf, errorTitle, RouteErrorPage } from '~/ui/error-page'
import favicon from '~/ui/favicon.svg?url'
import { FramedProvider } from '~/ui/framed'
import { ImportMap } from '~/ui/import-map'
import { PendingBar } from '~/ui/loading'
import { uiMessages } from '~/ui/messages'
import { useNonce } from '~/ui/nonce'
import { PageMeta } from '~/ui/page-meta'
import { pageLocaleOf } from '~/ui/page-title'
import { useRequestFacts } from '~/ui/request-facts'
import { StorageGuard } from '~/ui/storage-guard'
import styles from '~/ui/styles/foyer.css?url'
import { readTheme, type Theme, ThemeColor } from '~/ui/theme'

export const links: LinksFunction = () => [{ rel: 'icon', href: favicon, type: 'image/svg+xml' }]

export const meta: MetaFunction = ({ error, matches }) => [
  { title: error === undefined ? 'Foyer' : errorTitle(error, pageLocaleOf(matches)) },
]

export function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  return {
    reader: readerOfRequest(request),
    theme: readTheme(query.get('theme')),
    ground: query.get('transparent') === '1' ? ('site' as const) : ('page' as const),
    requestId: context.requestId,
  }
}

/** The document around every page and around every error. What visitors see needs no React in the browser. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const facts = useRequestFacts()
  const matches = useMatches()
  const wanted = readerOfMatches(matches, root?.reader ?? { locale: facts.locale, hour12: false })
  const reader = { ...wanted, locale: useDocumentLanguage(wanted.locale) }
  const theme: Theme = root?.theme ?? 'auto'
  const framed = isFrameAddress(useLocation().pathname)
  // Decided on the server: a page that the admin's router shows in its document stays in it.
  const isPublic = typeof document === 'undefined' && isPublicRoute(matches.at(-1)?.id ?? '')
  return (
    <html
      lang={reader.locale}
      dir={DIRECTION[reader.locale]}
      data-theme={theme}
      data-framed={framed ? (root?.ground ?? 'page') : undefined}
      data-public={isPublic || undefined}
      data-request={root ? undefined : facts.requestId}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {!isPublic && <ImportMap locale={reader.locale} />}
        {framed && <InlineScript name="FRAME_HELLO" />}
        {isPublic && <InlineScript name="BACK_TO_BOOKING" />}
        <ThemeColor theme={theme} />
        <PageMeta locale={reader.locale} />
        <link rel="stylesheet" href={isPublic ? visitorStyles : styles} />
        <Links />
        {isPublic && <PublicScript />}
      </head>
      <body>
        <ReaderProvider value={reader}>
          <FramedProvider value={framed}>
            {isPublic ? <PublicPendingBar text={uiMessages[reader.locale].loading} /> : <PendingBar />}
            {framed && <FailureReport />}
            {children}
          </FramedProvider>
        </ReaderProvider>
        {!isPublic && <ClientScripts />}
      </body>
    </html>
  )
}

function ClientScripts() {
  const nonce = useNonce()
  return (
    <>
      <ArrivalFocus />
      <StorageGuard />
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  )
}

/** A classic script: a module would be refused in a sandboxed frame, whose origin is opaque. */
function PublicScript() {
  // `public.js` reads the nonce here, if there is one, for styles of the pages that it fetches.
  const nonce = useNonce() || undefined
  if (import.meta.env.DEV) return <script type="module" nonce={nonce} src={PUBLIC_SCRIPT} />
  return <script defer nonce={nonce} src={PUBLIC_SCRIPT} />
}

/** `public.js` fills in the text while a step takes its time. */
function PublicPendingBar({ text }: { text: string }) {
  return (
    <div className="pending-bar" role="status" data-text={text}>
      <span className="visually-hidden" />
    </div>
  )
}

/** Tells the site around a frame why nothing can be booked here. */
function FailureReport() {
  // Undefined on some renders, null on others, when all is well.
  const error = useRouteError() ?? null
  if (error === null) return null
  const status = errorStatusOf(error)
  const reason = status === 429 ? 'too_many_requests' : status < 500 ? 'not_found' : 'unavailable'
  return <FrameReport event="failed" payload={{ reason }} />
}

export default function Root() {
  return <Outlet />
}

export const ErrorBoundary = RouteErrorPage

/**
 * The innermost route whose loader returns a `reader` decides the language, also of the document: in the admin that is the
 * host's language, regardless of the browser's.
 */
function readerOfMatches(matches: ReturnType<typeof useMatches>, usual: Reader): Reader {
  const readers = matches.map(({ data }) => (data as { reader?: Reader } | undefined)?.reader)
  return readers.findLast((reader) => isLocale(reader?.locale)) ?? usual
}
