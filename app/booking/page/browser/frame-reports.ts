import type { AnyFrameEvents, FrameMessage } from '#widget/protocol'
import { ACTION_KEY } from '../redirect-after-action'
import { isLeaving } from './step-history'
import type { Arrival } from './take-steps'

/** The last payload of each event, as text: an unchanged page reports nothing again. */
const reported = new Map<string, string>()

export function isFramed(): boolean {
  return 'framed' in document.documentElement.dataset
}

/** The messages of a framed page to the page around it: that it is ready, how high it is, what it shows and what was done. */
export function startFrameReports(): void {
  if (!isFramed()) return
  new ResizeObserver(() => {
    reportToPage('resized', { height: Math.ceil(document.body.getBoundingClientRect().height) })
  }).observe(document.body)
  // Keys pressed in the frame do not reach a dialog around it.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) reportToPage('close', {})
  })
  if (!failureShown()) reportToPage('ready', {})
  reportContent(true)
}

/** After an exchange of the content. */
export function reportExchange({ moved, whole }: Arrival): void {
  if (!isFramed()) return
  const failedBefore = reported.has('failed')
  if (moved) reportToPage('step', {})
  if (failedBefore && !failureShown()) reportToPage('ready', {})
  if (whole) reported.clear()
  reportContent(whole)
}

/** What the page says about itself, in its `template` elements. */
function reportContent(arrived: boolean): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('template[data-report]')) {
    const { report = '', payload = '{}' } = dataset
    if (!arrived && reported.get(report) === payload) continue
    reported.set(report, payload)
    reportToPage(report as keyof AnyFrameEvents, JSON.parse(payload))
  }
  forgetAction()
}

function failureShown(): boolean {
  return document.querySelector('template[data-report=failed]') !== null
}

/** What was done is reported once: a reload must not report it again. */
function forgetAction(): void {
  const url = new URL(location.href)
  if (!url.searchParams.has(ACTION_KEY)) return
  url.searchParams.delete(ACTION_KEY)
  try {
    history.replaceState(history.state, '', url)
  } catch {
    // A sandboxed document may not change its address; a reload would only report once more.
  }
}

/**
 * If the browser names the site around this frame, only that site can read the message. If it does not (Firefox, sandboxed pages), any site
 * that frames us can: payloads contain no personal data, and the host's list of sites decides who may frame us.
 */
function reportToPage<E extends keyof AnyFrameEvents>(event: E, payload: AnyFrameEvents[E]): void {
  if (window.parent === window || isLeaving()) return
  const parent = window.location.ancestorOrigins?.[0]
  const message = { source: 'foyer', version: 1, event, payload } as FrameMessage
  window.parent.postMessage(message, parent === undefined || parent === 'null' ? '*' : parent)
}
