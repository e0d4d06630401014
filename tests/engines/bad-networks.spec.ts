import type { IncomingMessage } from 'node:http'
import type { RunningApp } from '#tests/e2e/app'
import { type Fate, isStep, startBadNetwork } from '#tests/setup/bad-network'
import { expect, test } from './engine'
import { book, button, chooseTime, heading, link, until } from './journeys'
import type { PageDriver } from './page-driver'

const SCRIPT = /^\/assets\/public-[\w-]+\.js/

/** What becomes of a request, given how many steps the script has fetched so far. */
type Decide = (request: IncomingMessage, steps: number) => Fate

/** What may happen to the script of the public pages and to what it fetches; without the script no step is fetched. */
const NETWORKS: Record<string, { decide: Decide; hasSteps: boolean }> = {
  'a script that fails to load': {
    decide: ({ url = '' }) => (SCRIPT.test(url) ? 'refuse' : 'pass'),
    hasSteps: false,
  },
  'a network that loses every third step': {
    decide: (request, steps) => (isStep(request) && steps % 3 === 0 ? 'lose' : 'pass'),
    hasSteps: true,
  },
  'a policy that allows no script': { decide: () => 'without scripts', hasSteps: false },
}

test.describe('a bad network', () => {
  // What does not load is written to the console.
  test.use({ mayComplain: true })

  for (const [index, [name, { decide, hasSteps }]] of Object.entries(NETWORKS).entries())
    test(`with ${name}, a visitor books, moves and cancels once each`, async ({ visitor, app, engine }) => {
      const { fates } = await bookMoveAndCancel(visitor, app, `network-${index}-${engine.name}`, decide)
      const lost = fates.filter((fate) => fate === 'lose').length
      expect([fates.length > 0, lost > 1]).toEqual([hasSteps, hasSteps])
    })
})

test('with scripts switched off, a visitor books, moves and cancels once each', async ({ scriptless, app, engine }) => {
  const { fates } = await bookMoveAndCancel(scriptless, app, `scriptless-${engine.name}`, () => 'pass')
  expect(fates).toEqual([])
})

/** @returns what became of each step that a script has fetched */
async function bookMoveAndCancel(
  page: PageDriver,
  app: RunningApp,
  handle: string,
  decide: Decide,
): Promise<{ fates: Fate[] }> {
  const { apiToken } = await app.createHost(handle)
  const fates: Fate[] = []
  const network = await startBadNetwork(app.url, (request) => {
    const fate = decide(request, fates.length + 1)
    if (isStep(request)) fates.push(fate)
    return fate
  })
  await page.visit(`${network.url}/${handle}/intro-call?tz=America/New_York`)
  await book(page, `${handle}@attendee.example`)
  await page.click(link('Reschedule'))
  await chooseTime(page, { day: 1, time: 1 })
  await page.click(button('Move booking'))
  await until(
    () => page.evaluate<number>('document.querySelectorAll("del time").length'),
    (struck) => struck > 0,
  )
  await page.click(link('Cancel booking'))
  await page.click(button('Cancel booking'))
  await page.see(heading('Booking cancelled'))
  expect(await sequencesOf(app.url, apiToken, 'cancelled')).toEqual([2])
  expect(await sequencesOf(app.url, apiToken, 'upcoming')).toEqual([])
  await page.visit(app.url)
  await network.stop()
  return { fates }
}

async function sequencesOf(url: string, apiToken: string, status: string): Promise<number[]> {
  const headers = { Authorization: `Bearer ${apiToken}` }
  const response = await fetch(`${url}/api/v1/bookings?status=${status}`, { headers })
  const { data } = (await response.json()) as { data: { sequence: number }[] }
  return data.map(({ sequence }) => sequence)
}
