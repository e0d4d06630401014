import { workingDay } from '#tests/e2e/choose-day'
import { startSlowScripts } from '#tests/setup/slow-scripts'
import { expect, test } from './engine'
import { chooseDay, link, TIME, until } from './journeys'
import type { PageDriver } from './page-driver'

const zoneOfLinks = (page: PageDriver) =>
  page.evaluate<string[]>(
    `[...new Set([...document.links].filter((a) => ${TIME}.test(a.textContent.trim())).map((a) => new URL(a.href).searchParams.get('tz')))]`,
  )

test('shows times in the visitor’s zone, and no other links, before any script has come', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `early-${engine.name}`
  await app.createHost(handle)
  const line = await startSlowScripts(app.url)
  for (const path of [`/${handle}/intro-call`, `/${handle}/intro-call/embed?theme=dark`]) {
    await visitor.visit(line.url + path)
    await visitor.see(link(TIME))
    expect(await zoneOfLinks(visitor)).toEqual(['America/New_York'])
    expect(await visitor.valueOf('Time zone')).toBe('America/New_York')
  }
  await visitor.click(link(TIME))
  await visitor.see({ text: 'America/New York' })
  line.release()
  await line.stop()
})

test('a zone chosen before the scripts have come counts, and stays chosen when they have', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `chosen-${engine.name}`
  await app.createHost(handle)
  const line = await startSlowScripts(app.url)
  await visitor.visit(`${line.url}/${handle}/intro-call`)
  await visitor.see(link(TIME))
  await visitor.choose('Time zone', 'Asia/Kolkata')
  await until(
    () => zoneOfLinks(visitor),
    ([zone]) => zone === 'Asia/Kolkata',
  )
  line.release()
  await visitor.visit(`${line.url}/${handle}/intro-call?tz=Asia%2FKolkata`)
  await until(
    () => visitor.evaluate<string>('document.readyState'),
    (state) => state === 'complete',
  )
  for (let steps = 0; steps < 2; steps++) {
    await chooseDay(visitor, workingDay(steps * 20))
    expect(await visitor.valueOf('Time zone')).toBe('Asia/Kolkata')
    expect(await zoneOfLinks(visitor)).toEqual(['Asia/Kolkata'])
  }
  await line.stop()
})
