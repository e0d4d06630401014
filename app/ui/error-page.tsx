import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { type Locale, useMessages } from '~/i18n/locale'
import { ButtonAnchor } from './button'
import { useFramed } from './framed'
import { uiMessages } from './messages'
import { pageTitle } from './page-title'
import { useRequestFacts } from './request-facts'
import { SkipLink } from './skip-link'

type Problem = keyof Pick<
  (typeof uiMessages)['en']['problems'],
  'badRequest' | 'forbidden' | 'notFound' | 'takesNothing' | 'used' | 'tooMany' | 'unavailable' | 'unexpected'
>

const PROBLEMS: Record<number, Problem> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'takesNothing',
  410: 'used',
  429: 'tooMany',
  503: 'unavailable',
}

/** Replaces a route that failed. `ErrorBoundary` of the root; a layout may use it inside itself. */
export function RouteErrorPage() {
  return <ErrorPage status={errorStatusOf(useRouteError())} />
}

export function ErrorPage({ status }: { status: number }) {
  const framed = useFramed()
  return (
    <div className="problem">
      {!framed && <SkipLink />}
      <main id="content" className="problem-main">
        <ErrorText status={status} start={framed ? null : '/'} />
      </main>
    </div>
  )
}

/**
 * What happened and what to do next, for any HTTP status. Only failures of our own carry the request's number.
 *
 * @param start where the visitor can start again; null if there is no such page, as in a frame
 */
export function ErrorText({ status, start }: { status: number; start: string | null }) {
  const t = useMessages(uiMessages).problems
  const { pathname, search } = useLocation()
  const root = useRouteLoaderData<{ requestId?: string }>('root')
  const facts = useRequestFacts()
  const requestId = root?.requestId ?? facts.requestId
  const problem = problemOf(status)
  const worthRetrying = problem === 'unexpected' || problem === 'unavailable' || problem === 'tooMany'
  return (
    <>
      <p className="problem-status" aria-hidden="true">
        {status}
      </p>
      <h1>{t[problem].title}</h1>
      <p className="problem-text">{t[problem].text}</p>
      <div className="actions">
        {worthRetrying && (
          <ButtonAnchor variant="primary" href={`${pathname}${search}`}>
            {t.tryAgain}
          </ButtonAnchor>
        )}
        {start !== null && (
          <ButtonAnchor variant={worthRetrying ? 'quiet' : 'secondary'} href={start}>
            {t.toStart}
          </ButtonAnchor>
        )}
      </div>
      {problem === 'unexpected' && requestId && (
        <p className="problem-id">
          {t.requestId}: <code>{requestId}</code>
        </p>
      )}
    </>
  )
}

/** The title of a document that shows an error instead of its page. */
export function errorTitle(error: unknown, locale: Locale): string {
  return pageTitle(uiMessages[locale].problems[problemOf(errorStatusOf(error))].title)
}

export function errorStatusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

function problemOf(status: number): Problem {
  return PROBLEMS[status] ?? (status < 500 ? 'badRequest' : 'unexpected')
}
