import { StrictMode, useState } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { FoyerBadge, FoyerBooking, FoyerPopupLink } from '#widget/react/foyer-react'

/** A page that came from a server with the first component in it; the events of its handlers are in `window.events`. */
const events: [string, unknown][] = []
const view = document.querySelector('#view') as HTMLElement
const href = view.dataset.href as string
Object.assign(window, { events })

function Booking() {
  const [round, setRound] = useState(0)
  Object.assign(window, { setRound })
  if (round === 2) return null
  return (
    <FoyerBooking
      href={href}
      theme={round === 0 ? 'light' : 'dark'}
      email="ada-react@example.com"
      answers={['Blue']}
      utm={{ source: 'letter' }}
      metadata={{ orderId: '7' }}
      onBooked={(detail) => events.push([`booked in round ${round}`, detail])}
      onReady={() => events.push(['ready', round])}
    >
      Book a call
    </FoyerBooking>
  )
}

hydrateRoot(
  view,
  <StrictMode>
    <Booking />
  </StrictMode>,
)

const others = document.createElement('div')
document.body.append(others)
createRoot(others).render(
  <StrictMode>
    <FoyerPopupLink
      className="nice"
      href={href}
      hideEventTypeDetails
      onViewed={() => events.push(['viewed', 'pop-up'])}
    >
      Book in a pop-up
    </FoyerPopupLink>
    <FoyerBadge href={href} label="Book from the corner" position="bottom-left" primaryColor="#7a1fa2" />
    <FoyerBooking href={new URL('/', href).href} onFailed={(detail) => events.push(['failed', detail])}>
      A wrong link
    </FoyerBooking>
  </StrictMode>,
)
