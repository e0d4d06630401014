import { FoyerBadgeElement } from './badge-element'
import { FoyerBookingElement, listen } from './booking-element'
import { close } from './open-dialog'
import { openMarkedLinks, popup } from './popup'
import type { FrameEvents } from './protocol'
import { setService } from './service'
import { textsFor } from './texts'

/** `href` and any parameter of a booking link, in camelCase or with underscores; `utm` and `metadata` may be objects. */
export interface FoyerOptions {
  href: string
  [parameter: string]: unknown
}

export type FoyerListener<E extends keyof FrameEvents> = (event: CustomEvent<FrameEvents[E]>) => void

const Foyer = {
  /** @param options.target an element or a selector; the booking page is appended to it */
  inline({ target, ...options }: FoyerOptions & { target: Element | string }): HTMLElement {
    const place = typeof target === 'string' ? document.querySelector(target)! : target
    return place.appendChild(withAttributes(new FoyerBookingElement(), options))
  },
  popup(options: FoyerOptions): void {
    popup(withAttributes(document.createElement('a'), options))
  },
  badge(options: FoyerOptions): HTMLElement {
    return document.body.appendChild(withAttributes(new FoyerBadgeElement(), options))
  },
  close,
  on<E extends keyof FrameEvents>(event: E, listener: FoyerListener<E>): void {
    addEventListener('foyer:' + event, listener as EventListener)
  },
  off<E extends keyof FrameEvents>(event: E, listener: FoyerListener<E>): void {
    removeEventListener('foyer:' + event, listener as EventListener)
  },
}

export type FoyerApi = typeof Foyer

declare global {
  interface Window {
    Foyer?: FoyerApi
  }
}

/** Sets up the widget on this page, once, however often the script is included. @param scriptUrl where this script came from */
export function openFoyer(scriptUrl: string): FoyerApi {
  if (window.Foyer) return window.Foyer
  window.Foyer = Foyer
  setService(scriptUrl)
  listen()
  openMarkedLinks()
  // Here already, so that a pop-up has its words when it opens.
  void textsFor(document.documentElement)
  customElements.define('foyer-booking', FoyerBookingElement)
  customElements.define('foyer-badge', FoyerBadgeElement)
  return Foyer
}

/**
 * Options as attributes. Keys of a nested object get its name as a prefix: `utm: { source }` is `utm-source`. Keys of metadata
 * belong to the site and stay unchanged; an attribute without a namespace keeps its upper case.
 */
function withAttributes<T extends Element>(element: T, options: object, prefix = ''): T {
  for (const [option, value] of Object.entries(options)) {
    const name = prefix + (prefix === 'metadata-' ? option : option.replace(/_|(?=[A-Z])/g, '-').toLowerCase())
    if (value?.constructor === Object) withAttributes(element, value, name + '-')
    else if (value != null && value !== false) element.setAttributeNS(null, name, value === true ? '' : value)
  }
  return element
}
