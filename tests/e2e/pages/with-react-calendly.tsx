import { StrictMode, useState } from 'react'
import { InlineWidget, PopupButton, PopupWidget, useCalendlyEventListener } from 'react-calendly'
import { createRoot } from 'react-dom/client'

/** A page as the README of react-calendly shows it; the events of its handlers are in `window.events`. */
const events: [string, unknown][] = []
const root = document.querySelector('#view') as HTMLElement
Object.assign(window, { events })

type CalendlyMessage = MessageEvent<{ payload: unknown }>
const note = (name: string) => (event: CalendlyMessage) => void events.push([name, event.data.payload])

function Page() {
  const [url, setUrl] = useState('https://calendly.com/acme/30min')
  const [there, setThere] = useState(true)
  useCalendlyEventListener({
    onEventTypeViewed: note('viewed'),
    onDateAndTimeSelected: note('selected'),
    onEventScheduled: note('scheduled'),
    onPageHeightResize: note('height'),
  })
  const shared = {
    url,
    prefill: { name: 'Ada Example', email: 'ada-calendly@example.com' },
    pageSettings: { primaryColor: '#7a1fa2', hideEventTypeDetails: true },
    utm: { utmSource: 'letter' },
  }
  return (
    <>
      {there && <InlineWidget {...shared} styles={{ height: '700px' }} />}
      <p>After it</p>
      <button type="button" onClick={() => setUrl('https://calendly.com/acme/other?month=2030-01')}>
        Other link
      </button>
      <button type="button" onClick={() => setThere(false)}>
        Take it away
      </button>
      <PopupButton {...shared} rootElement={root} text="Open the pop-up" />
      <PopupWidget {...shared} rootElement={root} text="Open from the corner" />
    </>
  )
}

const place = document.createElement('div')
root.append(place)
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
