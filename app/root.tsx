import '~/ui/no-compiling'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { BackToBooking } from '~/booking/page/components/back-to-booking'
import { isFrameAddress } from '~/booking/page/frame-address'
import { FrameHello } from '~/embed/frame-hello'
import { FrameReporter } from '~/embed/frame-reporter'
import type { Reader } from '~/i18n/dates'
import { chooseLocale, chosenHour12, isLocale, prefersHour12, ReaderProvider } from '~/i18n/locale'
import { ArrivalFocus } from '~/ui/arrival-focus'
import { errorTitle, RouteErrorPage } from '~/ui/error-page'
import favicon from '~/ui/favicon.svg?url'
import { FramedProvider } from '~/ui/framed'
import { PendingBar } from '~/ui/loading'
import { useNonce } from '~/ui/nonce'
import { PageMeta } from '~/ui/page-meta'
import { pageLocaleOf } from '~/ui/page-title'
import { useRequestFacts } from '~/ui/request-facts'
import styles from '~/ui/styles/foyer.css?url'
import { readTheme, type Theme, ThemeColor } from '~/ui/theme'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
]

export const meta: MetaFunction = ({ error, matches }) => [
  { title: error === undefined ? 'Foyer' : errorTitle(error, pageLocaleOf(matches)) },
]

export function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const acceptLanguage = request.headers.get('accept-language')
  const locale = chooseLocale(query.get('lang'), acceptLanguage)
  return {
    locale,
    hour12: chosenHour12(query.get('clock')) ?? prefersHour12(locale, acceptLanguage),
    theme: readTheme(query.get('theme')),
    ground: query.get('transparent') === '1' ? ('site' as const) : ('page' as const),
    requestId: context.requestId,
  }
}

/** The document around every page and around every error. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof loader>('root')
  const facts = useRequestFacts()
  const reader = useReaderOfMatches({ locale: root?.locale ?? facts.locale, hour12: root?.hour12 ?? false })
  const theme: Theme = root?.theme ?? 'auto'
  const framed = isFrameAddress(useLocation().pathname)
  return (
    <html
      lang={reader.locale}
      dir="ltr"
      data-theme={theme}
      data-framed={framed ? (root?.ground ?? 'page') : undefined}
      data-request={root ? undefined : facts.requestId}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {framed && <FrameHello />}
        <BackToBooking />
        <ThemeColor theme={theme} />
        <PageMeta locale={reader.locale} />
        <Links />
      </head>
      <body>
        {/* First, so that a frame reports that it is loaded before it reports its content. */}
        {framed && <FrameReporter />}
        <ReaderProvider value={reader}>
          <FramedProvider value={framed}>
            <PendingBar />
            {children}
          </FramedProvider>
        </ReaderProvider>
        <ArrivalFocus />
        {/* A frame is as high as its content, and restoring the scroll position would need storage. */}
        {!framed && <ScrollRestoration nonce={nonce} />}
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export const ErrorBoundary = RouteErrorPage

/**
 * The innermost route whose loader returns a `reader` decides the language, also of the document: in the admin that is the
 * host's language, regardless of the browser's.
 */
function useReaderOfMatches(usual: Reader): Reader {
  const readers = useMatches().map(({ data }) => (data as { reader?: Partial<Reader> } | undefined)?.reader)
  const own = readers.findLast((reader) => isLocale(reader?.locale))
  return own?.locale ? { locale: own.locale, hour12: own.hour12 ?? usual.hour12 } : usual
}
