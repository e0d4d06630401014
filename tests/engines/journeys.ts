import { inWords, workingDay } from '#tests/e2e/choose-day'
import type { PageDriver, Target } from './page-driver'

export const FREE_DAY = /times? free$/
export const TIME = /^\d{1,2}:\d\d( [AP]M)?$/
const MONTH = /^\p{L}+ \d{4}$/u

export const link = (name: string | RegExp, nth = 0): Target => ({ role: 'link', name, nth })
export const button = (name: string | RegExp, nth = 0): Target => ({ role: 'button', name, nth })
export const heading = (name: string | RegExp): Target => ({ role: 'heading', name })

const WAIT_MS = 60_000

interface Choice {
  /** Counted as `workingDay` does. */
  day?: number
  /** One of the day's times, counted from 0. */
  time?: number
}

export async function chooseTime(page: PageDriver, { day = 0, time = 0 }: Choice = {}): Promise<void> {
  await chooseDay(page, workingDay(day))
  await page.click(link(TIME, time))
}

/** Turns to the month of a date that is not before the month shown, chooses the day and waits until its times are there. */
export async function chooseDay(page: PageDriver, date: string): Promise<void> {
  const month = inWords(date, { month: 'long', year: 'numeric' })
  const shown = () => page.names('heading', MONTH)
  await page.see(heading(MONTH))
  for (let [before] = await shown(); before !== month; [before] = await shown()) {
    await page.click(link('Next month'))
    await until(shown, ([now]) => now !== undefined && now !== before)
  }
  const day = inWords(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  await page.click(link(new RegExp(`^${day}, \\d+ times? free$`)))
  await until(
    () => page.evaluate<string>('document.querySelector("a[aria-current=date]")?.getAttribute("aria-label") ?? ""'),
    (label) => label.startsWith(day),
  )
}

export async function giveDetails(page: PageDriver, email: string): Promise<void> {
  await page.fill('Your name', 'Ada Example')
  await page.fill('Email', email)
  await page.click(button('Confirm booking'))
  await page.see(heading('You are booked'))
}

export async function book(page: PageDriver, email: string, choice: Choice = {}): Promise<void> {
  await chooseTime(page, choice)
  await giveDetails(page, email)
}

/** Waits for what a page records by itself, such as an event. */
export async function until<T>(look: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + WAIT_MS
  let value = await look()
  while (!fits(value)) {
    if (performance.now() > deadline) throw new Error(`Still ${JSON.stringify(value)} after ${WAIT_MS} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    value = await look()
  }
  return value
}

/** For a page of a site: records the events of its elements, and what its policy refused. */
export const NOTES = `<script>window.recorded = []; window.refused = []
addEventListener('securitypolicyviolation', (event) =>
  window.isPictured || refused.push(event.effectiveDirective + ' ' + event.blockedURI))
for (const event of ['ready', 'viewed', 'slot-selected', 'booked', 'rescheduled', 'cancelled', 'failed'])
  addEventListener('foyer:' + event, ({ detail }) => recorded.push([event, detail]))</script>`

export const eventsOn = (page: PageDriver) => page.evaluate<[string, Record<string, string>][]>('window.recorded')

export async function untilEvent(page: PageDriver, event: string): Promise<[string, Record<string, string>][]> {
  return until(
    () => eventsOn(page),
    (all) => all.some(([name]) => name === event),
  )
}
