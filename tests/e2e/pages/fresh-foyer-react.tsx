import { createRoot } from 'react-dom/client'
import { FoyerBooking } from '#widget/react/foyer-react'

/** A page that is rendered in the browser, with something below the component that could jump. */
const view = document.querySelector('#view') as HTMLElement
createRoot(view).render(
  <>
    <FoyerBooking href={view.dataset.href as string}>Book a call</FoyerBooking>
    <p>{'What the site says below. '.repeat(40)}</p>
  </>,
)
