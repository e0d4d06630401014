import type { BrowserContext, Frame, FrameLocator, Page } from '@playwright/test'
import { startWidgetSite, type WidgetSite } from '#tests/demo/widget-site'
import { test as base, expect, type RunningApp } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

/** Another owner's site, on another origin, that embeds a host of this app. */
export const test = base.extend<object, { site: WidgetSite & { href: string; handle: string } }>({
  site: [
    async ({ app }, use) => {
      const handle = 'widget-host'
      await app.createHost(handle)
      const page = `/${handle}/intro-call`
      const site = await startWidgetSite({ host: app.url, page })
      await use({ ...site, href: app.url + page, handle })
      await site.stop()
    },
    { scope: 'worker' },
  ],
  // The site is another origin and says so itself; other requests are checked where they matter.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
  quiet: async ({}, use) => use(undefined),
})

const EVENTS = ['ready', 'viewed', 'slot-selected', 'booked', 'rescheduled', 'cancelled', 'resized', 'failed']
export type MailLine = { event: string; detail: Record<string, unknown>; on: string }

/** Records on the site's page its events, how much it jumped and what was complained about. */
export async function takeNotes(page: Page): Promise<void> {
  await page.addInitScript((events) => {
    const notes = { notified: [] as MailLine[], jumps: 0, complaints: [] as string[] }
    Object.assign(window, { notes })
    for (const event of events)
      addEventListener(`foyer:${event}`, (notified) => {
        const { detail, target } = notified as CustomEvent
        notes.notified.push({ event, detail, on: (target as Element).localName })
      })
    addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
      notes.complaints.push(`${effectiveDirective} ${blockedURI}`),
    )
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) notes.jumps += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  }, EVENTS)
}

export const notesOf = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { notes: { notified: MailLine[]; jumps: number; complaints: string[] } }).notes,
  )

/** Picks a working day, counted as `workingDay` does, and one of its times, counted from 0. */
export async function pickTime(frame: FrameLocator, { day = 1, time = 0 } = {}): Promise<void> {
  await chooseDay(frame, workingDay(day))
  await timeOfDay(frame, time).click()
}

/** After a step the element scrolls the top of its frame into view: an earlier click would miss. */
export async function expectTopInSight(frame: FrameLocator): Promise<void> {
  await expect(frame.getByRole('heading', { level: 1 })).toBeInViewport()
}

export async function bookInFrame(frame: FrameLocator, email: string): Promise<void> {
  await pickTime(frame)
  await frame.getByLabel('Your name').fill('Ada Example')
  await frame.getByLabel('Email').fill(email)
  await frame.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(frame.getByRole('heading', { name: 'You are booked' })).toBeVisible()
}

/** The app's frame on another owner's page. */
export const ours = (page: Page, app: RunningApp) =>
  page.frames().find((frame) => frame.url().startsWith(app.url)) as Frame

/** Of the whole context: its origins, and whether a page tried to store something. */
export function watch(context: BrowserContext) {
  const origins = new Set<string>()
  const kept: string[] = []
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http')) origins.add(origin)
  })
  context.on('response', async (response) => {
    if (await response.headerValue('set-cookie')) kept.push(response.url())
  })
  return { origins, kept }
}
