import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { FailureReason } from '#widget/protocol'
import { reportToPage } from './report-to-page'

/**
 * The messages of every framed page to the page around it: that it is ready, how high it is, that a step was taken or that it
 * failed.
 */
export function FrameReporter() {
  // Undefined on some renders, null on others, when all is well.
  const error = useRouteError() ?? null
  const { pathname } = useLocation()
  const shown = useRef(pathname)

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      reportToPage('resized', { height: Math.ceil(document.body.getBoundingClientRect().height) })
    })
    observer.observe(document.body)
    addEventListener('keydown', reportEscape)
    return () => {
      observer.disconnect()
      removeEventListener('keydown', reportEscape)
    }
  }, [])

  useEffect(() => {
    if (error !== null) reportToPage('failed', { reason: reasonOf(error) })
    else reportToPage('ready', {})
  }, [error])

  useEffect(() => {
    if (shown.current !== pathname) reportToPage('step', {})
    shown.current = pathname
  }, [pathname])

  return null
}

/** Keys pressed in the frame do not reach a dialog around it. */
function reportEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.defaultPrevented) reportToPage('close', {})
}

function reasonOf(error: unknown): FailureReason {
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 429) return 'too_many_requests'
  return status < 500 ? 'not_found' : 'unavailable'
}
