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

/** Marked elements, and frames that are already in the page: frameworks insert them without any script of the service. */
const PLACES = '.calendly-inline-widget:not([data-auto-load=false])'
const FRAMES = 'iframe[data-old],iframe[src*="//calendly.com/"],iframe[src*="embed_domain="]'

/** Handles the calls and events of pages with markup for Calendly. The names are Calendly's for that purpose only. */
export function emulateCalendly(Foyer: FoyerApi): void {
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
  /** A framework's frame stays in place, hidden, so that the framework can change and remove it itself. */
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
    // Where a client of the host, with its key, reads the booking and its attendee.
    const uri = service + '/api/v1/bookings/' + detail.bookingId
    tell('event_scheduled', { event: { uri }, invitee: { uri } })
  }
  Foyer.on('booked', scheduled)
  Foyer.on('rescheduled', scheduled)
}

/**
 * Frames that a framework creates from now on are not loaded from their old address: it contains the visitor's name and mail
 * address. Frames in the page before this script were already loaded.
 */
function stopOldFrames(): void {
  const { prototype } = HTMLIFrameElement
  const { setAttribute } = prototype
  prototype.setAttribute = function (name, value) {
    const isOld = name === 'src' && /^https:\/\/calendly\.com\/|[?&]embed_domain=/.test(value)
    setAttribute.call(this, isOld ? 'data-old' : name, value)
  }
}

/**
 * Calendly's frame scrolls inside an element of fixed height. Ours grows, so the element must grow too; inside a dialog it
 * scrolls itself.
 */
function grow(place: HTMLElement): void {
  const within = place.closest('.calendly-overlay')
  Object.assign(place.style, within ? { overflow: 'auto', background: 'Canvas' } : { height: 'auto' })
}

function translate({ url, prefill = {}, utm, pageSettings = {} }: OldOptions) {
  const { customAnswers, date, ...person } = prefill
  const { primaryColor, hideEventTypeDetails } = pageSettings
  // The date in the visitor's zone.
  const day = date instanceof Date ? new Intl.DateTimeFormat('sv').format(date) : date
  return { href: ourLink(url), ...person, date: day, ...customAnswers, ...utm, primaryColor, hideEventTypeDetails }
}
