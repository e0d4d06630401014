import type { FoyerApi } from '../foyer'
import type { BookingEvent } from '../protocol'
import { service } from '../service'
import { ourLink } from './link-redirects'

type Words = Record<string, unknown>
interface OldOptions {
  url: string
  parentElement?: Element
  prefill?: Words & { customAnswers?: Words }
  utm?: Words
  pageSettings?: Words
  text?: string
  color?: string
}

/** Marked places, and frames that stand in the page already: frameworks put them there without any script of the service. */
const PLACES = '.calendly-inline-widget:not([data-auto-load=false])'
const FRAMES = 'iframe[data-old],iframe[src*="//calendly.com/"],iframe[src*="embed_domain="]'

/** What pages with markup for Calendly call and listen to, answered by Foyer. The names serve that alone. */
export function answerForCalendly(Foyer: FoyerApi): void {
  let badge: Element | undefined
  const popup = (options: OldOptions) => Foyer.popup(translate(options))
  const inline = ({ parentElement = document.body, ...options }: OldOptions) => {
    // Frameworks call again when they render again.
    parentElement.replaceChildren()
    grow(parentElement as HTMLElement)
    return Foyer.inline({ ...translate(options), target: parentElement })
  }
  Object.assign(window, {
    Calendly: {
      initInlineWidget: inline,
      initInlineWidgets: () => document.querySelectorAll<HTMLElement>('.calendly-inline-widget').forEach(fill),
      initPopupWidget: popup,
      showPopupWidget: (url: string) => popup({ url }),
      closePopupWidget: Foyer.close,
      initBadgeWidget(options: OldOptions) {
        badge?.remove()
        const link = translate(options)
        badge = Foyer.badge({ ...link, label: options.text, primaryColor: options.color ?? link.primaryColor })
      },
      destroyBadgeWidget: () => badge?.remove(),
    },
  })

  function fill(place: HTMLElement): void {
    const url = place.getAttribute('data-url')
    const ours = place.querySelector('foyer-booking')
    if (!url || ours?.getAttribute('href') === ourLink(url)) return
    ours?.remove()
    grow(place)
    Foyer.inline({ ...translate({ url }), target: place })
  }
  /** A framework's own frame stays where it put it, out of sight, so that it can change it and take it away itself. */
  function replace(frame: HTMLIFrameElement): void {
    const { parentElement: place } = frame
    const url = frame.dataset.old ?? frame.src
    if (!place) return
    frame.hidden = true
    frame.style.display = 'none'
    frame.src = 'about:blank'
    delete frame.dataset.old
    place.querySelector('foyer-booking')?.remove()
    grow(place)
    frame.after(Foyer.inline({ ...translate({ url }), target: place }))
  }
  const look = () => {
    document.querySelectorAll<HTMLElement>(PLACES).forEach(fill)
    document.querySelectorAll<HTMLIFrameElement>(FRAMES).forEach(replace)
  }
  const attributeFilter = ['src', 'data-old', 'data-url', 'class']
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter })
  look()
  stopOldFrames()

  const tell = (event: string, payload: object) =>
    postMessage({ event: 'calendly.' + event, payload }, origin === 'null' ? '*' : origin)
  Foyer.on('viewed', () => tell('event_type_viewed', {}))
  Foyer.on('slot-selected', () => tell('date_and_time_selected', {}))
  Foyer.on('resized', ({ detail }) => tell('page_height', { height: detail.height + 'px' }))
  const scheduled = ({ detail }: CustomEvent<BookingEvent>) => {
    // Where a program of the host, with its key, reads the booking and who booked.
    const uri = service + '/api/v1/bookings/' + detail.bookingId
    tell('event_scheduled', { event: { uri }, invitee: { uri } })
  }
  Foyer.on('booked', scheduled)
  Foyer.on('rescheduled', scheduled)
}

/**
 * Frames that a framework makes from now on are not asked for where they used to lead: their address holds the name and mail address
 * of whoever sits there. Those that are in the page before this script have been asked for already.
 */
function stopOldFrames(): void {
  const { prototype } = HTMLIFrameElement
  const { setAttribute } = prototype
  prototype.setAttribute = function (name, value) {
    const isOld = name === 'src' && /^https:\/\/calendly\.com\/|[?&]embed_domain=/.test(value)
    setAttribute.call(this, isOld ? 'data-old' : name, value)
  }
}

/** Theirs scrolls inside a place of fixed height. Ours grows, so the place must; one within a dialog scrolls itself. */
function grow(place: HTMLElement): void {
  const within = place.closest('.calendly-overlay')
  Object.assign(place.style, within ? { overflow: 'auto', background: 'Canvas' } : { height: 'auto' })
}

function translate({ url, prefill = {}, utm, pageSettings = {} }: OldOptions) {
  const { customAnswers, date, ...person } = prefill
  const { primaryColor, hideEventTypeDetails } = pageSettings
  // The date as the visitor's calendar says it.
  const day = date instanceof Date ? new Intl.DateTimeFormat('sv').format(date) : date
  return { href: ourLink(url), ...person, date: day, ...customAnswers, ...utm, primaryColor, hideEventTypeDetails }
}
