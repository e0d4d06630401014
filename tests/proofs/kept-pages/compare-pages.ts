import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { findOfferVersion } from '#db/queries/offer-versions'
import { type AskedPage, addressOf, headersOf, type Look } from './page-requests'
import type { PageProcess, PageWorld } from './page-world'

/** A page that was sent once, as a browser keeps it. */
export type SentPages = Map<string, string>

export interface Compared {
  world: PageWorld
  handle: string
  pages: AskedPage[]
  sent: SentPages
  tally: Record<string, number>
}

/** A minute may end, and a read of GoTo that a view has caused, while both sides are asked: then they are asked again. */
const MAX_TRIES = 20

/** What both processes send for a page is what a process renders that keeps none. */
export async function comparePages(compared: Compared, looks: Look[]): Promise<void> {
  for (const look of looks)
    for (const [index, process] of compared.world.keeping.entries()) await compareOne(compared, process, look, index)
}

/** Visitors come while something changes: what is kept of that moment must not be shown afterwards. */
export async function askMeanwhile({ world, handle, pages }: Compared, looks: Look[]): Promise<void> {
  await Promise.all(
    looks.flatMap(({ page, visitor }) =>
      world.keeping.map(async (process) => {
        const address = addressOf(pages[page % pages.length]!, handle, world.clock.now)
        const response = await process.ask(address, { headers: headersOf(visitor) })
        expect(response.status, address).toBeLessThan(500)
        await response.arrayBuffer()
      }),
    ),
  )
}

async function compareOne(compared: Compared, process: PageProcess, look: Look, index: number): Promise<void> {
  const { world, handle, pages, sent, tally } = compared
  const page = pages[look.page % pages.length]!
  const address = addressOf(page, handle, world.clock.now)
  const headers = headersOf(look.visitor)
  const state = async () => {
    const version = (await findOfferVersion(world.anew.services.db, handle))?.version
    return `${version} ${Math.floor(world.clock.now / 60_000)}`
  }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const before = await state()
    const known = [...sent.keys()].join(', ')
    const conditional = look.conditional && known !== '' ? { ...headers, 'If-None-Match': known } : headers
    const renderedBefore = process.rendered()
    const found = await process.ask(address, { headers: conditional })
    const fromMemory = process.rendered() === renderedBefore
    const fresh = await world.anew.ask(address, { headers })
    if ((await state()) !== before) continue
    tally.asked = (tally.asked ?? 0) + 1
    if (fromMemory) tally['from memory'] = (tally['from memory'] ?? 0) + 1
    if (found.status === 304) tally['not modified'] = (tally['not modified'] ?? 0) + 1
    const etag = found.headers.get('ETag')
    const what = `${address} by process ${index}`
    const expected = await partsOf(fresh)
    if (found.status === 304) {
      expect(fresh.status, what).toBe(200)
      expectSameText(sent.get(etag ?? '') ?? '', expected.text, `${what}, not modified`)
      expect(await found.text()).toBe('')
      expect(policyOf(found), what).toEqual(expected.policy)
      return
    }
    const { text, allowsItself, ...parts } = await partsOf(found)
    const { text: freshText, allowsItself: _fresh, ...freshParts } = expected
    expect(parts, what).toEqual(freshParts)
    expectSameText(text, freshText, what)
    expect(allowsItself, `inline scripts and styles of ${what}`).toEqual([])
    if (etag !== null) sent.set(etag, text)
    return
  }
  throw new Error(`${address} changed during each of ${MAX_TRIES} tries`)
}

/** A whole page twice would hide the sequence that made them differ. */
function expectSameText(found: string, expected: string, what: string): void {
  let at = 0
  while (at < found.length && found[at] === expected[at]) at++
  if (found.length === expected.length && at === found.length) return
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 240)
  expect(around(found), `${what}, at character ${at}`).toBe(around(expected))
}

/** Everything that a browser may see of a response, without nonces, the tokens of forms, request ids and how it is kept. */
async function partsOf(response: Response) {
  const html = await response.text()
  const requestId = response.headers.get('X-Request-Id') ?? ''
  const { headers } = response
  return {
    status: response.status,
    location: headers.get('Location'),
    type: headers.get('Content-Type'),
    cookie: headers.get('Set-Cookie'),
    frame: headers.get('X-Frame-Options'),
    shared: headers.get('Access-Control-Allow-Origin'),
    policy: policyOf(response),
    allowsItself: findRefused(html, headers.get('Content-Security-Policy') ?? ''),
    text: html
      .replaceAll(requestId, 'REQUEST')
      .replace(/ nonce="[^"]*"/g, '')
      .replace(/(name="formToken" value=")[^"]+/, '$1TOKEN'),
  }
}

/** Without the sources that name inline scripts and styles: a page for many names them by hash, another one by nonce. */
function policyOf({ headers }: Response): string {
  return (headers.get('Content-Security-Policy') ?? '').replace(/ '(nonce|sha256)-[^']*'/g, '')
}

/** Inline scripts and styles that the response's own policy would refuse. */
function findRefused(html: string, policy: string): string[] {
  const elements = [...html.matchAll(/<(script|style)\b(?![^>]* src=)([^>]*)>(.*?)<\/\1>/gs)]
  return elements
    .filter(([, , attributes = '', text = '']) => {
      const nonce = / nonce="([^"]+)"/.exec(attributes)?.[1]
      const hash = createHash('sha256').update(text).digest('base64')
      return !policy.includes(`'sha256-${hash}'`) && (nonce === undefined || !policy.includes(`'nonce-${nonce}'`))
    })
    .map(([element]) => element)
}
