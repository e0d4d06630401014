import { canExchange, exchangePage, parsePage, viewOf } from './exchange-page'
import { type FetchedPage, fetchPage, NoPageError, prefetch, takePrefetched } from './fetch-page'
import { isFramed } from './frame-reports'
import { holdBack } from './hold-form'
import { withOwnZone } from './own-zone'
import { showPending } from './pending'
import {
  type HistoryChange,
  isLeaving,
  leaveFor,
  onReturnFromCache,
  rememberedScroll,
  writeHistory,
} from './step-history'

/** Shorter hovering is only passing by, in ms. */
const INTENT_MS = 80

export interface Step {
  address: string
  change: HistoryChange
  /** The form that is sent, with the pressed button. */
  sent?: { form: HTMLFormElement; button: HTMLElement | null; body: URLSearchParams }
  /** The id of the element that takes the focus, on the same page. */
  focus?: string | undefined
  /** Nobody asked for it: a failure is ignored, and nothing shows that work is under way. */
  quiet?: boolean
}

/** One at a time: a newer step ends an older one, except a form that is being sent. */
let current: { step: Step; end: () => void } | undefined
let shownPath = location.pathname
let shownAddress = location.pathname + location.search

/** What an exchange did: whether the path changed, and whether it is another page for the reader. */
export interface Arrival {
  moved: boolean
  whole: boolean
}

let afterExchange: (arrival: Arrival) => void = () => {}

/** Takes over links and forms that the page marks with `data-step`; everything else is left to the browser. */
export function takeSteps(onExchange: (arrival: Arrival) => void): void {
  afterExchange = onExchange
  document.addEventListener('click', onClick)
  document.addEventListener('submit', onSubmit)
  addEventListener('popstate', () => {
    if (location.pathname + location.search !== shownAddress) void takeStep({ address: location.href, change: 'keep' })
  })
  onReturnFromCache(allowSending)
  prefetchOnIntent()
}

/**
 * Shows the page at an address, or the one that follows a form. Whatever is unexpected becomes a full navigation; a fault of this script is
 * reported as well.
 */
export async function takeStep(step: Step): Promise<void> {
  // What nobody asked for must not end what somebody did.
  if (isLeaving() || (current && (step.quiet || isPost(current.step)))) return
  current?.end()
  const abort = new AbortController()
  const done = step.quiet ? () => {} : showPending(step.sent ?? null)
  const own = {
    step,
    end() {
      abort.abort()
      done()
      if (current === own) current = undefined
    },
  }
  current = own
  try {
    await show(step, await read(step, abort.signal), abort.signal)
  } catch (error) {
    if (!(error instanceof NoPageError)) console.error(error)
    if (!abort.signal.aborted && !step.quiet) giveUp(step)
  } finally {
    if (current === own) own.end()
  }
}

async function read({ address, sent }: Step, signal: AbortSignal): Promise<FetchedPage> {
  if (sent && isPost({ sent })) return fetchPage(address, { method: 'POST', body: sent.body, signal })
  // A prefetched page that failed is asked for once more.
  return (await takePrefetched(address)?.catch(() => null)) ?? fetchPage(address, { signal })
}

async function show(step: Step, page: FetchedPage, signal: AbortSignal): Promise<void> {
  // A prefetched page comes although its step has ended.
  if (signal.aborted) return
  const next = parsePage(page.html)
  const address = page.redirectedTo ?? (isPost(step) ? location.href : step.address)
  if (!canExchange(next)) {
    // A refused form of such a page can only be shown by sending it again.
    if (isPost(step) && page.redirectedTo === null) throw new NoPageError(address)
    leaveFor(address, step.change === 'keep' ? 'replace' : step.change)
    return
  }
  const inOwnZone = withOwnZone(next, address)
  if (inOwnZone !== null) return show({ ...step, address: inOwnZone }, await fetchPage(inOwnZone, { signal }), signal)

  const { pathname, search } = new URL(address, location.href)
  const whole = viewOf(next, pathname) !== viewOf(document, shownPath)
  const change = step.change === 'push' && pathname + search === shownAddress ? 'replace' : step.change
  const elsewhere = !isPost(step) || page.redirectedTo !== null
  if (elsewhere && !writeHistory(address, change)) return
  const moved = pathname !== shownPath
  shownPath = pathname
  shownAddress = pathname + search
  await transition(whole && !step.quiet, () => exchangePage(next, whole))
  arrive(step, whole)
  afterExchange({ moved, whole })
}

/**
 * Where the browser can and the reader likes motion, one page fades into the next. Not in a frame: it changes its height at the same moment,
 * and Chromium loses clicks in a frame of another site while it fades.
 */
async function transition(wanted: boolean, change: () => void): Promise<void> {
  const { startViewTransition } = document as {
    startViewTransition?: (update: () => void) => { updateCallbackDone: Promise<void> }
  }
  const calm = isFramed() || matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!wanted || !startViewTransition || calm) return change()
  await startViewTransition.call(document, change).updateCallbackDone
}

/** Puts focus and scroll position where a full load, or the choice that was made, would put them. */
function arrive({ change, focus, quiet, sent }: Step, whole: boolean): void {
  if (quiet) return
  if (whole) {
    focusOn(document.querySelector('main h1') ?? document.querySelector('main'), true)
    // A frame is as high as its content: the site around it scrolls.
    if (!isFramed()) scrollTo(0, change === 'keep' ? rememberedScroll() : 0)
  } else if (isPost({ sent })) focusOn(document.querySelector('.alert[tabindex="-1"]'), false)
  else if (focus) focusOn(document.getElementById(focus), matchMedia('(min-width: 60rem)').matches)
}

function focusOn(element: HTMLElement | null, preventScroll: boolean): void {
  if (!element) return
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1')
  element.focus({ preventScroll })
}

/** The browser does it, and says what is wrong if it cannot either. A form has a token or a state that makes a repetition harmless (B4, B6). */
function giveUp({ address, change, sent }: Step): void {
  if (sent?.form.method === 'post') {
    sent.form.removeAttribute('data-step')
    sent.form.requestSubmit(sent.button)
  } else leaveFor(address, change === 'keep' ? 'replace' : change)
}

function isPost({ sent }: Pick<Step, 'sent'>): boolean {
  return sent?.form.method === 'post'
}

function onClick(event: MouseEvent): void {
  const link = linkOf(event.target)
  if (!link || event.defaultPrevented || event.button !== 0 || hasModifier(event)) return
  event.preventDefault()
  if (current && isOutdated(link, current.step)) return
  void takeStep({ address: link.href, change: changeOf(link), focus: link.dataset.thenFocus })
}

/** While another day is fetched, the times shown are of the earlier one; while another zone is, all links are. */
function isOutdated(link: HTMLElement, { sent, quiet }: Step): boolean {
  return !quiet && (sent !== undefined || link.closest('.times') !== null)
}

function hasModifier({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-step]') : null
  return link && link.target === '' ? link : null
}

function changeOf({ dataset }: HTMLElement): HistoryChange {
  return dataset.step === 'replace' ? 'replace' : 'push'
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  if (event.defaultPrevented) return
  if (holdBack(form, event.submitter)) {
    event.preventDefault()
    return
  }
  if (!('step' in form.dataset)) {
    sendOnce(event, form)
    return
  }
  event.preventDefault()
  const button = event.submitter
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  if (button instanceof HTMLButtonElement && button.name !== '') body.append(button.name, button.value)
  const [path = ''] = form.action.split('?')
  const address = form.method === 'post' ? form.action : `${path}?${body}`
  void takeStep({ address, change: changeOf(form), sent: { form, button, body } })
}

/** A form that the browser sends itself: a second click while it does would send it twice. */
function sendOnce(event: SubmitEvent, form: HTMLFormElement): void {
  if ('sent' in form.dataset) event.preventDefault()
  else if (form.method === 'post') form.dataset.sent = ''
}

/** A page that the browser kept comes back as it was left, but its forms may be sent again. */
function allowSending(): void {
  for (const form of document.querySelectorAll<HTMLElement>('form[data-sent]')) delete form.dataset.sent
}

function prefetchOnIntent(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const intend = ({ target }: Event, delay: number) => {
    clearTimeout(timer)
    const link = linkOf(target)
    if (link && !current) timer = setTimeout(() => prefetch(link.href), delay)
  }
  document.addEventListener('mouseover', (event) => intend(event, INTENT_MS))
  document.addEventListener('touchstart', (event) => intend(event, 0), { passive: true })
}
