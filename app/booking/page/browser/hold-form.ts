import { showPending } from './pending'

/** The server takes a form that comes sooner for a program's (form-token.server.ts). */
const SOONEST_MS = 1_100

let shown: HTMLFormElement | null = null
/** Undefined once a person could have filled it in. */
let soon: Promise<void> | undefined
let solving: Promise<void> | undefined

/** Looks for the booking form of the page that is shown, and begins to solve its challenge, if it has one. */
export function watchForm(): void {
  const form = document.querySelector<HTMLFormElement>('.booking-form[data-held]')
  if (form === shown && form?.dataset.held === form?.dataset.begun) return
  shown = form
  const wait = new Promise<void>((resolve) => setTimeout(resolve, SOONEST_MS))
  soon = wait
  void wait.then(() => {
    if (soon === wait) soon = undefined
  })
  solving = undefined
  if (!form) return
  form.dataset.begun = form.dataset.held
  const { solver, continues } = form.dataset
  if (!solver) return
  // If it cannot be loaded, the server says what to do instead.
  solving = import(/* @vite-ignore */ solver)
    .then(({ solveChallenge }: typeof import('./solve-challenge')) => solveChallenge(form))
    .catch(() => {})
  if (continues !== undefined) form.requestSubmit()
}

/**
 * Holds a form back until a person could have filled it in and its challenge is solved; then it is sent as it was going to be.
 *
 * @returns whether it is held back
 */
export function holdBack(form: HTMLFormElement, button: HTMLElement | null): boolean {
  if (form !== shown || 'free' in form.dataset) return false
  if ('waiting' in form.dataset) return true
  if (!soon && !solving) return false
  form.dataset.waiting = ''
  const done = showPending({ button })
  // A browser ignores a form that is sent again before its event is over.
  const eventIsOver = new Promise((resolve) => setTimeout(resolve))
  void Promise.all([solving, soon, eventIsOver]).then(() => {
    done()
    delete form.dataset.waiting
    form.dataset.free = ''
    if (form.isConnected) form.requestSubmit(button)
    delete form.dataset.free
  })
  return true
}
