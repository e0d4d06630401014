/**
 * The one script of the public pages. Everything works without it, by links and forms; with it, a step exchanges the page's content instead
 * of loading a document. It holds no texts: what it says stands in the page, in the page's language.
 */
import { moveThroughDays } from './calendar-keys'
import { copyOnClick } from './copy-text'
import { reportExchange, startFrameReports } from './frame-reports'
import { followQuestions } from './questions'
import { takeSteps } from './take-steps'
import { watchPage } from './watch-page'

// While developing only: the build removes it.
import.meta.hot?.on('public-page-changed', () => location.reload())

const root = document.documentElement
// The document is not parsed yet while a script in its head runs, and a second copy would do everything twice.
if (!('live' in root.dataset)) {
  root.dataset.live = ''
  copyOnClick()
  followQuestions()
  moveThroughDays()
  const start = () => {
    startFrameReports()
    takeSteps((arrival) => {
      reportExchange(arrival)
      watchPage()
    })
    watchPage()
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start)
  else start()
}
