import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect } from './app'

const DAY_MS = 86_400_000
const TIME = /^\d{1,2}:\d\d( [AP]M)?$/

type Shown = Page | FrameLocator

/** The tests' date, in UTC, plus a number of days: `YYYY-MM-DD`. */
export function dateIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

/**
 * Working days to book on: 0 is the first Monday to Friday that is at least three days ahead, so that neither minimum notice nor
 * a zone matters, 1 the next. All times of it are free for a host with the usual hours.
 */
export function workingDay(index: number): string {
  let left = index
  for (let days = 3; ; days++) {
    const date = dateIn(days)
    const isWeekend = [0, 6].includes(new Date(date).getUTCDay())
    if (!isWeekend && left-- === 0) return date
  }
}

/** A free day by its date, on an English page; its month must be shown. */
export function freeDay(shown: Shown, date: string): Locator {
  const day = inWords(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return shown.getByRole('link', { name: new RegExp(`^${day}, \\d+ times? free$`) })
}

/** Any free day, to see that days are shown. */
export function someFreeDay(shown: Shown): Locator {
  return shown.getByRole('link', { name: /\d (times? free|Zeiten? frei)$/ }).first()
}

/** Any day without free times, to see that it looks so: a host with the usual hours has none on the weekends of any month. */
export function someDisabledDay(page: Page): Locator {
  return page.locator('.day:disabled').first()
}

/** Turns the calendar to the month of a date: near the end of a month it opens on the next one. */
export async function showMonthOf(shown: Shown, date: string): Promise<void> {
  const month = shown.getByRole('heading', { level: 2, name: /^\p{L}+ \d{4}$/u })
  const wanted = inWords(date, { month: 'long', year: 'numeric' })
  for (;;) {
    const shownNow = (await month.textContent()) ?? ''
    if (shownNow === wanted) return
    const isLater = Date.parse(`1 ${shownNow} UTC`) > Date.parse(`1 ${wanted} UTC`)
    await shown.getByRole('link', { name: isLater ? 'Previous month' : 'Next month' }).click()
    await expect(month).not.toHaveText(shownNow)
  }
}

export async function chooseDay(shown: Shown, date: string): Promise<void> {
  await showMonthOf(shown, date)
  await freeDay(shown, date).click()
  // Until then the times are those of the previous day.
  await expect(freeDay(shown, date)).toHaveAttribute('aria-current', 'date')
}

/** A time of the chosen day, counted from 0. */
export function timeOfDay(shown: Shown, index: number): Locator {
  return shown.getByRole('link', { name: TIME }).nth(index)
}

export function inWords(date: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(new Date(date)).replaceAll(',', '')
}
