import { createElement, type ReactNode, useEffect, useInsertionEffect } from 'react'
import { type BookingEvents, splitEvents, useBookingEvents } from './events'
import { loadScript } from './load-script'
import { attributesOf, type BookingParameters, linkOf } from './parameters'
import { reserveSpace } from './reserve-space'

interface Common extends BookingParameters, BookingEvents {
  className?: string
  id?: string
  /** For a site whose content policy requires one on every script. */
  nonce?: string
}

export interface BookingProps extends Common {
  /** Text of the link that is shown until the page is loaded, and stays if it cannot be. */
  children: ReactNode
  /** Name of the frame for screen readers; otherwise the text of the link. */
  title?: string
}

/** A booking page in place. On the server, and until the script has loaded, it is a link to that page. */
export function FoyerBooking(props: BookingProps): ReactNode {
  const { element, parameters, children, title } = useElement(props)
  useInsertionEffect(reserveSpace, [])
  const link = <a href={linkOf(parameters)}>{children}</a>
  return createElement('foyer-booking', { ...element, title, ...attributesOf(parameters) }, link)
}

export interface PopupLinkProps extends Common {
  children: ReactNode
}

/** A link that opens the booking page in a dialog over this page. */
export function FoyerPopupLink(props: PopupLinkProps): ReactNode {
  const { element, parameters, children } = useElement(props)
  const { class: className, ...rest } = element
  return createElement(
    'a',
    { ...rest, className, 'data-foyer-popup': '', ...attributesOf(parameters, 'data-') },
    children,
  )
}

export interface BadgeProps extends Common {
  label: string
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
}

/** A button that floats in a corner and opens the booking page in a dialog. */
export function FoyerBadge(props: BadgeProps): ReactNode {
  const { element, parameters, label, position } = useElement(props)
  return createElement('foyer-badge', { ...element, label, position, ...attributesOf(parameters) })
}

/** Shared by the three components: the script, the events, and the parameters of the link among the props. */
function useElement<P extends Common & Partial<BookingProps & BadgeProps>>(props: P) {
  const [events, { className, id, nonce, children, title, label, position, ...parameters }] = splitEvents<
    Common & Partial<BookingProps & BadgeProps>
  >(props)
  const { href } = parameters
  useEffect(() => loadScript(href, nonce), [href, nonce])
  // Custom elements take the attribute by its HTML name.
  const element = { ref: useBookingEvents(events), id, class: className }
  return { element, parameters: parameters as BookingParameters, children, title, label, position }
}
