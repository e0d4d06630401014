import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findCountedDays } from '#tests/setup/find-counted-days'

/** The one helper that means any day. */
const ALLOWED = ['tests/e2e/choose-day.ts']

it('no browser test counts the days of the month that is shown', () => {
  const paths = globSync('tests/{e2e,demo,bench}/**/*.{ts,tsx}').filter((path) => !ALLOWED.includes(path))
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.flatMap((path) => findCountedDays(readFileSync(path, 'utf8')).map((at) => `${path}:${at}`))).toEqual([])
})

it.each([
  "await frame.getByRole('link', { name: /times? free/ }).nth(1).click()",
  "await page.getByRole('link', { name: /\\d times free/ }).last().click()",
  "await page.getByRole('link', { name: '31 times free' }).nth(1).click()",
  "const days = frame.getByRole('link', { name: /times? free/ })\nawait days.nth(2).click()",
  "await page.locator('.day-free').first().click()",
  "await page.locator('table.month td').nth(10).click()",
  "await page.getByRole('gridcell').filter({ hasText: '12' }).first().click()",
  "for (const day of await page.getByRole('link', { name: /times? free/ }).all()) await day.click()",
  "await page.getByRole('link').filter({ hasText: /times free/ }).last().click()",
])('refuses %s', (source) => {
  expect(findCountedDays(source)).toHaveLength(1)
})

it.each([
  'await chooseDay(page, workingDay(1))',
  "await page.getByRole('link', { name: 'Wednesday 11 November 2026, 31 times free' }).click()",
  "await page.getByRole('link', { name: /^\\d\\d:\\d\\d$/ }).nth(2).click()",
  "await page.getByRole('listitem').first().click()",
  "await expect(page.getByRole('link', { name: /times? free/ })).toHaveCount(0)",
])('takes %s', (source) => {
  expect(findCountedDays(source)).toEqual([])
})
