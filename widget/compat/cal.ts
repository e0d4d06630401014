import type { FoyerApi } from '../foyer'
import type { FrameEvents } from '../protocol'
import { ourLink } from './old-links'

type Config = Record<string, unknown>
type Call = ArrayLike<unknown>
interface Queue {
  (...call: unknown[]): void
  q?: Call[]
  ns?: Record<string, Queue>
  loaded?: boolean
}
interface Told {
  detail: { type: string; namespace: string; data: object }
}
type Callback = (event: Told) => void

const EVENTS: Partial<Record<keyof FrameEvents, string[]>> = {
  ready: ['linkReady'],
  viewed: ['bookerViewed', 'eventTypeSelected'],
  booked: ['bookingSuccessful', 'bookingSuccessfulV2'],
  rescheduled: ['rescheduleBookingSuccessful', 'rescheduleBookingSuccessfulV2'],
  cancelled: ['bookingCancelled'],
  resized: ['__dimensionChanged'],
  failed: ['linkFailed'],
}

/** What pages with markup for Cal.com put into its queue, answered by Foyer. The names serve that alone. */
export function answerForCal(Foyer: FoyerApi): void {
  const looks: Record<string, Config> = {}

  function answer(namespace: string, [verb, ...rest]: unknown[]): void {
    const [first] = rest as [never]
    const { calLink, config, elementOrSelector, ...options } = Object(first) as Config
    const link = () => ({ ...looks[namespace], ...translate(config), href: ourLink(String(calLink)) })
    if (verb === 'initNamespace') attend(first, cal.ns?.[first])
    if (verb === 'inline') Foyer.inline({ ...link(), target: elementOrSelector as Element }).dataset.ns = namespace
    if (verb === 'modal') Foyer.popup({ ...link(), dataNs: namespace })
    if (verb === 'floatingButton')
      Foyer.badge({
        label: options.buttonText,
        position: options.buttonPosition,
        primaryColor: options.buttonColor,
        ...link(),
        dataNs: namespace,
      })
    if (verb === 'ui') looks[namespace] = translate(first)
    if (verb === 'closeModal') Foyer.close()
    if (verb === 'on') listeners.push([namespace, options.action as string, options.callback as Callback])
    if (verb === 'off') listeners = listeners.filter(([, , callback]) => callback !== options.callback)
  }

  /** Works off what waits in a queue, and from then on answers at once. */
  function attend(namespace: string, queue: Queue | undefined): void {
    if (!queue) return
    const waiting = queue.q ?? []
    queue.q = Object.assign([], { push: (call: Call) => answer(namespace, [...(call as unknown[])]) })
    for (const call of waiting) answer(namespace, Array.from(call))
  }

  let listeners: [namespace: string, action: string, callback: Callback][] = []
  for (const event in EVENTS)
    Foyer.on(event as keyof FrameEvents, (told) => {
      const { detail: data } = told
      const namespace = (told.composedPath()[0] as HTMLElement).dataset.ns ?? ''
      for (const type of EVENTS[event as keyof FrameEvents] ?? [])
        for (const [of, action, callback] of listeners)
          if (of === namespace && (action === type || action === '*')) callback({ detail: { type, namespace, data } })
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
  attend('', cal)
}

/** Settings and prefill of both kinds of calls in the words of a booking link. */
function translate(config: unknown): Config {
  const { styles, theme, hideEventTypeDetails, layout: _, ...prefill } = Object(config) as Config
  const { branding } = Object(styles) as { branding?: { brandColor?: string } }
  return { theme, hideEventTypeDetails, primaryColor: branding?.brandColor, ...prefill }
}
