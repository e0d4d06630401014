import Cal, { getCalApi } from '@calcom/embed-react'
import { createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

/** A page as Cal.com's documentation teaches it, its script's address changed; the events of its handlers are in `window.events`. */
const events = []
const root = document.querySelector('#view')
const embedJsUrl = root.dataset.script
Object.assign(window, { events })

function Page() {
  const config = { name: 'Ada Example', email: 'ada-cal@example.com', layout: 'month_view', 'metadata[orderId]': '7' }
  return createElement(
    'div',
    null,
    createElement(Cal, {
      namespace: 'call',
      calLink: 'acme/30min',
      calOrigin: 'https://cal.example',
      embedJsUrl,
      config,
      style: { width: '100%', overflow: 'auto' },
    }),
    createElement(
      'button',
      {
        type: 'button',
        'data-cal-namespace': 'call',
        'data-cal-link': 'acme/30min',
        'data-cal-config': '{"notes":"Hello"}',
      },
      'Open the pop-up',
    ),
  )
}

createRoot(root).render(createElement(StrictMode, null, createElement(Page)))

getCalApi({ namespace: 'call', embedJsUrl }).then((cal) => {
  cal('ui', { theme: 'dark', cssVarsPerTheme: { light: { 'cal-brand': '#7a1fa2' } }, hideEventTypeDetails: true })
  for (const action of ['linkReady', 'bookerViewed', 'bookingSuccessful', 'bookingSuccessfulV2', 'bookingCancelled'])
    cal('on', { action, callback: ({ detail }) => events.push(detail) })
})
