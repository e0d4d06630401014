import type { FrameLocator, Page } from '@playwright/test'
import { newGlobals, newMembers } from '#tests/browsers/floor'
import { expect, signUp } from './app'
import { chooseDay, someDisabledDay, timeOfDay, workingDay } from './choose-day'
import { bookInFrame, test } from './other-site'

type Member = readonly [owner: string, name: string, isStatic: boolean]
interface Missing {
  globals: string[]
  members: Member[]
}

/** By MDN's data: whatever Chrome 111, Firefox 115 or Safari 16.4 lacks. */
const NEWER_THAN_FLOOR: Missing = {
  globals: [...newGlobals().keys()],
  members: newMembers().map(({ owner, name, isStatic }) => [owner, name, isStatic]),
}
/** Their names are changed on the way, so that the browser knows none of them. */
const NEWER_STYLES =
  /light-dark(?=\()|:has(?=\()|:popover-open|@starting-style|@scope|(?<=\()from (?=var|#|[a-z])|field-sizing|text-wrap|content-visibility|anchor-name|interpolate-size|::details-content/g

/** The page of a browser without these, in all its frames. */
async function takeAway(page: Page, missing: Missing[]): Promise<void> {
  await page.addInitScript(
    ({ globals, members }) => {
      const all = window as unknown as Record<string, { prototype?: object } | undefined>
      for (const [owner, name, isStatic] of members)
        for (const place of isStatic ? [all[owner]] : [all[owner], all[owner]?.prototype])
          if (place) Reflect.deleteProperty(place, name)
      for (const name of globals) Reflect.deleteProperty(window, name)
    },
    { globals: missing.flatMap(({ globals }) => globals), members: missing.flatMap(({ members }) => members) },
  )
  await page.route(/\.css(\?|$)|\/embed\.js/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(NEWER_STYLES, 'x-unknown') })
  })
}

function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => void complaints.push(error.stack || String(error)))
  return complaints
}

const has = (page: Page | FrameLocator, expressions: string[]) =>
  page
    .locator('html')
    .evaluate((_, all) => all.filter((expression) => new Function(`return ${expression}`)()), expressions)

for (const [what, missing] of [['of the oldest supported kind', [NEWER_THAN_FLOOR]]] as const)
  test.describe(`in a browser ${what}`, () => {
    // A page's policy would forbid the look at what is missing.
    test.use({ bypassCSP: true })

    test('a visitor books, moves and cancels, and sees free days and fields', async ({ page, app }) => {
      const handle = missing.length === 1 ? 'for-old-browsers' : 'for-older-browsers'
      await app.createHost(handle)
      const complaints = listen(page)
      await takeAway(page, [...missing])
      for (const theme of ['light', 'dark']) {
        await page.goto(`${app.url}/${handle}/intro-call?theme=${theme}`)
        expect(
          await has(page, ['[].toSorted', 'URL.canParse', 'Intl.Segmenter', 'Map.groupBy', 'document.body.popover']),
        ).toEqual([])
        await chooseDay(page, workingDay(0))
        const [free, none] = await Promise.all(
          [page.locator('.day-free[aria-current]'), someDisabledDay(page)].map(styleOf),
        )
        expect(free).not.toEqual(none)
        await timeOfDay(page, 0).click()
        const field = await styleOf(page.getByLabel('Your name'))
        const { background } = await styleOf(page.locator('body'))
        expect(field.width).toBe('1px')
        expect(field.border).not.toBe(background)
        expect(field.color).not.toBe(field.background)
      }
      await page.getByLabel('Your name').fill('Ada Example')
      await page.getByLabel('Email').fill(`${handle}@attendee.example`)
      await page.getByRole('button', { name: 'Confirm booking' }).click()
      await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
      await page.getByRole('link', { name: 'Reschedule' }).click()
      await chooseDay(page, workingDay(1))
      await timeOfDay(page, 1).click()
      await page.getByRole('button', { name: /Reschedule|Move/ }).click()
      await page.getByRole('link', { name: 'Cancel booking' }).click()
      await page.getByRole('button', { name: 'Cancel booking' }).click()
      await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
      expect(complaints).toEqual([])
    })

    test('the widget books in place', async ({ page, site }) => {
      const complaints = listen(page)
      await takeAway(page, [...missing])
      await page.goto(`${site.url}/`)
      await bookInFrame(page.frameLocator('foyer-booking iframe'), `${missing.length}-in-place@attendee.example`)
      expect(complaints).toEqual([])
    })
  })

test('in the oldest supported browsers the pop-up opens and closes, and the admin works', async ({
  page,
  app,
  site,
}) => {
  const complaints = listen(page)
  await takeAway(page, [NEWER_THAN_FLOOR])
  await page.goto(`${site.url}/`)
  await page.getByRole('link', { name: 'Book in a pop-up' }).click()
  await bookInFrame(page.frameLocator('dialog iframe'), 'old-pop-up@attendee.example')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await signUp(page, app, { name: 'Olga Oldbrowser', email: 'olga-oldbrowser@example.com' })
  for (const place of [
    '',
    '/bookings',
    '/event-types',
    '/event-types/new',
    '/availability',
    '/settings',
    '/insights',
  ]) {
    await page.goto(`${app.url}/admin${place}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { width, border } = await styleOf(page.locator('.field input, button').first())
    expect([place, width === '0px' && border === 'rgba(0, 0, 0, 0)']).toEqual([place, false])
  }
  await page.goto(`${app.url}/admin/availability`)
  await page.getByRole('button', { name: 'Add hours on Sunday' }).click()
  await page.getByRole('button', { name: 'Save hours' }).last().click()
  await expect(page.getByText('Your hours are saved')).toBeVisible()
  expect(complaints).toEqual([])
})

const styleOf = (locator: ReturnType<Page['locator']>) =>
  locator.evaluate((element) => {
    const { color, backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element)
    return { color, background: backgroundColor, border: borderTopColor, width: borderTopWidth }
  })
