import { startBadNetwork } from '#tests/setup/bad-network'
import { test } from './engine'
import { button, chooseTime, giveDetails, heading, until } from './journeys'

const SCRIPT = /^\/assets\/public-[\w-]+\.js/
/** By a request: a driver may lose sight of a page that comes back from the browser's memory, and the network sees it. */
const TELL_NETWORK = `void addEventListener('pageshow', ({ persisted }) => persisted && fetch('/healthz?from=memory', { keepalive: true }))`

test.describe('the form as a document of its own', () => {
  // The script that would exchange the pages in place does not load, which is written to the console.
  test.use({ mayComplain: true })

  test('Back after booking leads to the booking, from the browser’s memory or loaded anew', async ({
    visitor,
    app,
    engine,
  }, testInfo) => {
    const handle = `memory-back-${engine.name}`
    await app.createHost(handle)
    const asked: string[] = []
    const network = await startBadNetwork(app.url, ({ url = '' }) => {
      asked.push(url)
      return SCRIPT.test(url) ? 'refuse' : 'pass'
    })
    await visitor.visit(`${network.url}/${handle}/intro-call?tz=America/New_York`)
    await chooseTime(visitor)
    await visitor.see(button('Confirm booking'))
    await visitor.evaluate(TELL_NETWORK)
    await giveDetails(visitor, `${handle}@attendee.example`)
    const outcome = await visitor.evaluate<string>('location.pathname')
    const before = asked.length
    await visitor.back()
    const since = await until(
      async () => asked.slice(before),
      (paths) => paths.includes(outcome),
    )
    const came = since.includes('/healthz?from=memory') ? 'came from the browser’s memory' : 'was loaded anew'
    testInfo.annotations.push({ type: 'back', description: `the form ${came}` })
    await visitor.see(heading('You are booked'))
    await visitor.visit(app.url)
    await network.stop()
  })
})
