import type { PageDriver, Target } from './page-driver'

export const FREE_DAY = /times? free$/
export const TIME = /^\d{1,2}:\d\d( [AP]M)?$/

const link = (name: string | RegExp, nth = 0): Target => ({ role: 'link', name, nth })
const button = (name: string | RegExp, nth = 0): Target => ({ role: 'button', name, nth })
export const heading = (name: string | RegExp): Target => ({ role: 'heading', name })
export { button, link }

/** Chooses one of the days that the page offers, and one of its times; both counted from 0. */
export async function chooseTime(page: PageDriver, { day = 0, time = 0 } = {}): Promise<void> {
  await page.click(link(FREE_DAY, day))
  await page.click(link(TIME, time))
}

export async function giveDetails(page: PageDriver, email: string): Promise<void> {
  await page.fill('Your name', 'Ada Example')
  await page.fill('Email', email)
  await page.click(button('Confirm booking'))
  await page.see(heading('You are booked'))
}

export async function book(page: PageDriver, email: string, choice = {}): Promise<void> {
  await chooseTime(page, choice)
  await giveDetails(page, email)
}

/** Waits for what a page records by itself, such as an event. */
export async function until<T>(look: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + 20_000
  let value = await look()
  while (!fits(value)) {
    if (performance.now() > deadline) throw new Error(`Still ${JSON.stringify(value)} after 20 s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    value = await look()
  }
  return value
}

/** For a page of a site: records the events of its elements. */
export const NOTES = `<script>window.recorded = []
for (const event of ['ready', 'viewed', 'slot-selected', 'booked', 'rescheduled', 'cancelled', 'failed'])
  addEventListener('foyer:' + event, ({ detail }) => recorded.push([event, detail]))</script>`

export const eventsOn = (page: PageDriver) => page.evaluate<[string, Record<string, string>][]>('window.recorded')
