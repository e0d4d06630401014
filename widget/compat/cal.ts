import type { FoyerApi } from '../foyer'
import type { FrameEvents } from '../protocol'
import { ourLink } from './link-redirects'

type Config = Record<string, unknown>
type Call = ArrayLike<unknown>
interface Queue {
  (...call: unknown[]): void
  q?: Call[]
  ns?: Record<string, Queue>
  loaded?: boolean
}

const EVENTS: Record<keyof FrameEvents, string[]> = {
  ready: ['linkReady'],
  viewed: ['bookerViewed', 'eventTypeSelected'],
  'slot-selected': [],
  booked: ['bookingSuccessful', 'bookingSuccessfulV2'],
  rescheduled: ['rescheduleBookingSuccessful', 'rescheduleBookingSuccessfulV2'],
  cancelled: ['bookingCancelled'],
  resized: ['__dimensionChanged'],
  failed: ['linkFailed'],
}

/** Handles what pages with markup for Cal.com put into its queue. The names are Cal.com's for that purpose only. */
export function emulateCal(Foyer: FoyerApi): void {
  const looks: Record<string, Config> = {}

  function answer(namespace: string, [verb, ...rest]: unknown[]): void {
    const [first] = rest as [never]
    const { elementOrSelector, ...options } = Object(first) as Config
    const link = () => ({ ...looks[namespace], ...linkOf(options), dataNs: namespace })
    if (verb === 'initNamespace') listen(first, cal.ns?.[first])
    if (verb === 'inline') Foyer.inline({ ...link(), target: elementOrSelector as Element })
    if (verb === 'modal') Foyer.popup(link())
    if (verb === 'floatingButton')
      Foyer.badge({
        label: options.buttonText,
        position: options.buttonPosition,
        primaryColor: options.buttonColor,
        ...link(),
      })
    if (verb === 'ui') attachStyles(namespace, lookOf(first))
    if (verb === 'closeModal') Foyer.close()
    if (verb === 'on') addEventListener(nameOf(namespace, options.action), options.callback as EventListener)
    if (verb === 'off') removeEventListener(nameOf(namespace, options.action), options.callback as EventListener)
  }

  /** Also existing elements: frameworks set their look after inserting them. */
  function attachStyles(namespace: string, look: Config): void {
    looks[namespace] = { ...looks[namespace], ...look }
    for (const element of document.querySelectorAll(`foyer-booking[data-ns="${CSS.escape(namespace)}"]`)) {
      const { theme, primaryColor, hideEventTypeDetails } = look
      if (theme) element.setAttribute('theme', String(theme))
      if (primaryColor) element.setAttribute('primary-color', String(primaryColor))
      if (hideEventTypeDetails) element.setAttribute('hide-event-type-details', '')
    }
  }

  /** Handles the entries of a queue, and from then on new ones at once. */
  function listen(namespace: string, queue: Queue | undefined): void {
    if (!queue) return
    const waiting = queue.q ?? []
    queue.q = Object.assign([], { push: (call: Call) => answer(namespace, [...(call as unknown[])]) })
    for (const call of waiting) answer(namespace, Array.from(call))
  }

  for (const event of Object.keys(EVENTS) as (keyof FrameEvents)[])
    Foyer.on(event, (notified) => {
      const { dataset } = notified.composedPath()[0] as HTMLElement
      const namespace = dataset.ns ?? ''
      for (const type of EVENTS[event])
        for (const fullType of [nameOf(namespace, type), nameOf(namespace, '*')]) {
          const detail = { type, namespace, fullType: nameOf(namespace, type), data: dataOf(notified.detail) }
          dispatchEvent(new CustomEvent(fullType, { detail }))
        }
    })

  addEventListener('click', (event) => {
    const opener = (event.target as Element).closest?.<HTMLElement>('[data-cal-link]')
    if (!opener) return
    event.preventDefault()
    const { calLink, calConfig = '{}', calNamespace = '' } = opener.dataset
    answer(calNamespace, ['modal', { calLink, config: JSON.parse(calConfig) }])
  })

  const own = window as { Cal?: Queue }
  own.Cal ??= (...call) => answer('', call)
  const cal = own.Cal
  listen('', cal)
}

const nameOf = (namespace: string, type: unknown) => `CAL:${namespace}:${type}`

/** Prefill goes into the link, whose parameters keep the case of their names: `metadata[orderId]`. */
function linkOf({ calLink, config }: Config): { href: string } {
  const url = new URL(ourLink(String(calLink)))
  for (const [name, value] of Object.entries(Object(config) as Config))
    if (Array.isArray(value) || typeof value === 'string') url.searchParams.set(name, String(value))
  return { ...lookOf(config), href: url.href }
}

/** Only the given options, so that they can be merged over earlier ones. */
function lookOf(config: unknown): Config {
  const { styles, theme, hideEventTypeDetails, cssVarsPerTheme } = Object(config) as Config
  const { branding } = Object(styles) as { branding?: { brandColor?: string } }
  const { light, dark } = Object(cssVarsPerTheme) as Record<string, Record<string, string> | undefined>
  const primaryColor = branding?.brandColor ?? (light ?? dark)?.['cal-brand']
  return {
    ...(theme ? { theme } : {}),
    ...(primaryColor ? { primaryColor } : {}),
    ...(String(hideEventTypeDetails) === 'true' ? { hideEventTypeDetails: true } : {}),
  }
}

/**
 * A payload in Cal.com's format, as far as ours has the data. No personal data leaves the frame, so organizers have no name
 * here, and it is not known whether the host must still approve.
 */
function dataOf(notified: object): object {
  const { bookingId: uid, start, end, eventType: slug, height, reason } = notified as Record<string, string | undefined>
  if (height) return { iframeHeight: height }
  if (reason) return { code: reason, msg: reason, data: {} }
  if (!uid || !start || !end) return {}
  const booking = { uid, startTime: start, endTime: end, paymentRequired: false, isRecurring: false }
  const duration = (Date.parse(end) - Date.parse(start)) / 60_000
  return { ...booking, booking, eventType: { slug }, date: start, duration, organizer: {} }
}
