import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonAnchor } from './button'
import { useFramed } from './framed'
import { uiMessages } from './messages'
import { SkipLink } from './skip-link'

type Problem = keyof Pick<
  (typeof uiMessages)['en']['problems'],
  'badRequest' | 'forbidden' | 'notFound' | 'tooMany' | 'unavailable' | 'unexpected'
>

const PROBLEMS: Record<number, Problem> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  410: 'notFound',
  429: 'tooMany',
  503: 'unavailable',
}

/** What a route shows when it cannot show itself. `ErrorBoundary` of the root; a layout may use it inside its own frame. */
export function RouteErrorPage() {
  return <ErrorPage status={statusOf(useRouteError())} />
}

/** What happened and what to do next, for any HTTP status. Only failures of our own carry the request's number. */
export function ErrorPage({ status }: { status: number }) {
  const t = useMessages(uiMessages).problems
  const { pathname, search } = useLocation()
  const root = useRouteLoaderData<{ requestId?: string }>('root')
  const framed = useFramed()
  const problem = problemOf(status)
  const worthRetrying = problem === 'unexpected' || problem === 'unavailable' || problem === 'tooMany'
  return (
    <div className="problem">
      {!framed && <SkipLink />}
      <main id="content" className="problem-main">
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
          {!framed && (
            <ButtonAnchor variant={worthRetrying ? 'quiet' : 'secondary'} href="/">
              {t.toStart}
            </ButtonAnchor>
          )}
        </div>
        {problem === 'unexpected' && root?.requestId && (
          <p className="problem-id">
            {t.requestId}: <code>{root.requestId}</code>
          </p>
        )}
      </main>
    </div>
  )
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

function problemOf(status: number): Problem {
  return PROBLEMS[status] ?? (status < 500 ? 'badRequest' : 'unexpected')
}
