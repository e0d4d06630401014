import type { FoyerApi } from '../foyer'
import type { BookingEvent } from '../protocol'
import { ourLink } from './old-links'

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

/** What pages with markup for Calendly call and listen to, answered by Foyer. The names serve that alone. */
export function answerForCalendly(Foyer: FoyerApi): void {
  let badge: Element | undefined
  const popup = (options: OldOptions) => Foyer.popup(translate(options))
  const inline = ({ parentElement = document.body, ...options }: OldOptions) => {
    // Frameworks call again when they render again.
    parentElement.replaceChildren()
    return Foyer.inline({ ...translate(options), target: parentElement })
  }
  Object.assign(window, {
    Calendly: {
      initInlineWidget: inline,
      initInlineWidgets: () => document.querySelectorAll('.calendly-inline-widget[data-url]').forEach(fill),
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

  function fill(place: Element): void {
    const old = place.querySelector('iframe')
    const url = place.getAttribute('data-url') ?? old?.getAttribute('src')
    if (!url || place.querySelector('foyer-booking')) return
    // A framework's own frame stays where it put it, out of sight, so that it can take it away itself.
    if (old) {
      old.hidden = true
      old.style.display = 'none'
      old.src = 'about:blank'
    }
    Foyer.inline({ ...translate({ url }), target: place })
  }
  const look = () =>
    document
      .querySelectorAll('.calendly-inline-widget:not([data-auto-load=false]),.calendly-popup-content')
      .forEach(fill)
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
  look()

  const tell = (event: string, payload: object) =>
    postMessage({ event: 'calendly.' + event, payload }, origin === 'null' ? '*' : origin)
  Foyer.on('viewed', () => tell('event_type_viewed', {}))
  Foyer.on('slot-selected', () => tell('date_and_time_selected', {}))
  Foyer.on('resized', ({ detail }) => tell('page_height', { height: detail.height + 'px' }))
  const scheduled = ({ detail }: CustomEvent<BookingEvent>) =>
    tell('event_scheduled', { event: { uri: detail.bookingId }, invitee: { uri: detail.bookingId } })
  Foyer.on('booked', scheduled)
  Foyer.on('rescheduled', scheduled)
}

function translate({ url, prefill: { customAnswers, ...prefill } = {}, utm, pageSettings = {} }: OldOptions) {
  const { primaryColor, hideEventTypeDetails } = pageSettings
  return { href: ourLink(url), ...prefill, ...customAnswers, ...utm, primaryColor, hideEventTypeDetails }
}
