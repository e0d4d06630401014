import type { ServerBuild } from '@remix-run/node'
import { expect, it } from 'vitest'
import { FULL } from '#tests/proofs/fleet'
import { AGAIN_ON_POSTGRES } from '#tests/setup/again-on-postgres'
import { builtPages } from '#tests/setup/test-app'
import { callsOf } from '~/api-docs/document'
import { exampleRequest } from '~/api-docs/example-request'
import { readApiDocument } from '~/api-docs/read-api-document.server'
import { createServer } from '~/process/server'
import { type Audience, CALLERS, type Caller, type Outcome } from './access-callers'
import { type AccessRow, CALL_ROWS, OTHER_ROWS, PAGE_ROWS } from './access-table'
import { type AccessWorld, anAccessWorld } from './access-world'

/** What no form and no call has, so that it refuses the rest as well. */
const UNKNOWN = 'noSuchField'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const SUSPENDED = /The operator has suspended this account|account_suspended/
/** What a caller is told who may not know whether something exists. */
const ALIKE: Outcome[] = ['missing', 'elsewhere', 'no method']
const LANES = 4
/**
 * In the usual run, of the callers who are told the same at an address one is tried, in turns, so that everybody is tried at many addresses.
 * `PROOF=full` tries everybody everywhere.
 */
const EVERYBODY = FULL

it('every address and call answers every caller as the table says, alike for foreign and missing (S1)', async () => {
  const world = await anAccessWorld()
  const pages = await builtPages()
  const routes = await routesOf(world, pages)
  expect(Object.keys({ ...PAGE_ROWS, ...OTHER_ROWS }).sort()).toEqual([...routes.pages.keys(), ...routes.others].sort())
  expect(Object.keys(CALL_ROWS).sort()).toEqual(routes.calls)
  for (const [address, { hasAction }] of routes.pages)
    expect([address, PAGE_ROWS[address]?.post !== undefined]).toEqual([address, hasAction])

  const before = await stateOf(world)
  const faults: string[] = []
  const tries = Object.groupBy([...pageTries(world), ...callTries(world)], ({ passes }) => (passes ? 'may' : 'mayNot'))
  const mayNot = tries.mayNot ?? []
  // A database matters to whose objects are found.
  await inOrder(AGAIN_ON_POSTGRES ? mayNot.filter(({ sendUnreal }) => sendUnreal) : mayNot, faults)
  expect(faults).toEqual([])
  // Nobody but the owner has changed anything.
  expect(await stateOf(world)).toEqual(before)
  if (AGAIN_ON_POSTGRES) return
  await inOrder(tries.may ?? [], faults)
  await inOrder([...sameForSuspended(world), ...foreignSites(world), ...otherMethods(world)], faults)
  expect(faults).toEqual([])
})

/** One request, or two that must be answered alike. */
interface Try {
  what: string
  wanted: Outcome
  /** Whether the caller may; those who may not come first. */
  passes?: boolean
  send(): Promise<Answer>
  /** The same for what does not exist. */
  sendUnreal?: () => Promise<Answer>
  names?: { real: string; unreal: string } | undefined
}

interface Answer {
  status: number
  headers: [string, string][]
  body: string
}

async function inOrder(tries: Try[], faults: string[]): Promise<void> {
  const waiting = [...tries]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await next.send()
      const outcome = outcomeOf(answer)
      if (outcome !== next.wanted || answer.status >= 500)
        faults.push(`${next.what}: ${outcome} (${answer.status}), not ${next.wanted}`)
      if (!next.sendUnreal) continue
      const unreal = await next.sendUnreal()
      const [one, two] = [answer, unreal].map((each) => comparable(each, next.names))
      if (one !== two) faults.push(`${next.what}: says whether it exists\n${firstDifference(one ?? '', two ?? '')}`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/**
 * Of pages and forms. A caller who may not sends the form as its page does. One who may sends a field too many: the form is read and refused,
 * so nothing changes and every caller finds the same.
 */
function pageTries(world: AccessWorld): Try[] {
  return Object.entries({ ...PAGE_ROWS, ...OTHER_ROWS }).flatMap(([address, row]) => [
    ...triesOf(world, { address, row, method: 'GET' }),
    ...triesOf(world, { address, row, method: 'POST' }),
  ])
}

function triesOf(
  { app, credentials, objects }: AccessWorld,
  { address, row, method }: { address: string; row: AccessRow; method: 'GET' | 'POST' },
): Try[] {
  const audience = method === 'GET' ? row.get : row.post
  const named = row.names === undefined ? undefined : objects[row.names]
  if (row.names !== undefined && !named) throw new Error(`The world has no ${row.names}`)
  return callersOf(audience).flatMap(([caller, wanted]): Try[] => {
    const passes = wanted === 'shown' || wanted === 'reached' || (wanted === 'elsewhere' && method === 'GET')
    const headers = credentials[caller].page
    const fields = passes ? { [UNKNOWN]: '1' } : (row.form ?? {})
    const form = { method, headers: { ...headers, Origin: app.url }, body: new URLSearchParams(fields) }
    const to = (id: string | undefined) => () =>
      ask(app.url + pathOf(address, row, id), method === 'GET' ? { headers } : form)
    const what = `${method} ${address} by ${caller}`
    if (!named) return [{ what, wanted, passes, send: to(undefined) }]
    if (!passes)
      return [
        {
          ...{ what, wanted, passes, send: to(named.real), names: named },
          ...(ALIKE.includes(wanted) && { sendUnreal: to(named.unreal) }),
        },
      ]
    const known: Try = { what, wanted, passes, send: to(named.real) }
    // A link that anybody may open is the whole permission, so another one opens nothing.
    const isOpen = wanted !== 'elsewhere' && isForEverybody(audience)
    return isOpen
      ? [known, { what: `${what}, of nothing`, wanted: 'missing', passes, send: to(named.unreal) }]
      : [known]
  })
}

/** Of the API, in the same way; and every method that an address does not have. */
function callTries({ app, credentials, objects }: AccessWorld): Try[] {
  const document = readApiDocument(app.url)
  const described = new Map(callsOf(document).map((call) => [`${call.method} ${call.path}`, call]))
  const paths = new Set(Object.keys(CALL_ROWS).map((name) => name.split(' ')[1] ?? ''))
  const send = (caller: Caller, method: string, path: string, body: unknown) => () =>
    ask(`${app.url}/api/v1${path}`, {
      ...{ method, headers: { ...credentials[caller].call, 'Content-Type': 'application/json' } },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const tries: Try[] = []
  for (const [name, { who, names }] of Object.entries(CALL_ROWS)) {
    const [method = '', path = ''] = name.split(' ')
    const call = described.get(name)
    const { body, url } = call ? exampleRequest(call, '') : { body: undefined, url: path }
    const query = new URL(url, app.url).search
    const named = names === undefined ? undefined : objects[names]
    for (const [caller, wanted] of callersOf(who)) {
      const passes = wanted === 'shown' || wanted === 'reached'
      const more = wanted === 'reached' ? `?${UNKNOWN}=1` : query
      const to = (id: string | undefined) => send(caller, method, path.replace('{id}', id ?? '') + more, body)
      tries.push({
        what: `${name} by ${caller}`,
        ...{ wanted, passes, send: to(named?.real), names: named },
        ...(wanted === 'missing' && named ? { sendUnreal: to(named.unreal) } : {}),
      })
    }
  }
  for (const path of paths)
    for (const method of METHODS.filter((one) => !(`${one} ${path}` in CALL_ROWS)))
      for (const caller of ['anonymous', 'own'] as const)
        tries.push({
          what: `${method} ${path} by ${caller}`,
          wanted: 'no method',
          send: send(caller, method, path.replace('{id}', 'any'), method === 'GET' ? undefined : {}),
        })
  return tries
}

let turn = 0

/** Who tries, and what is wanted. */
function callersOf(audience: Audience | undefined): [Caller, Outcome][] {
  if (!audience) return []
  const all = CALLERS.map((caller): [Caller, Outcome] => [caller, audience(caller)])
  if (EVERYBODY) return all
  turn++
  return [...Map.groupBy(all, ([, wanted]) => wanted).values()].map((alike) => alike[turn % alike.length]!)
}

function isForEverybody(audience: Audience | undefined): boolean {
  return new Set(CALLERS.map((caller) => audience?.(caller))).size === 1
}

/** The public pages of a suspended tenant are answered as those of nobody. */
function sameForSuspended({ app }: AccessWorld): Try[] {
  const names = { real: 'suspended', unreal: 'nobody' }
  return Object.entries(PAGE_ROWS)
    .filter(([, row]) => row.names === 'public page')
    .flatMap(([address, row]) =>
      (['GET', 'POST'] as const)
        .filter((method) => method === 'GET' || row.post)
        .map((method) => {
          const to = (handle: string) => () =>
            ask(app.url + pathOf(address, row, handle), {
              ...{ method, headers: { Origin: app.url } },
              ...(method === 'POST' ? { body: new URLSearchParams({ name: 'Ada' }) } : {}),
            })
          const what = `${method} ${address} of a suspended tenant`
          return { what, wanted: 'missing' as const, send: to(names.real), sendUnreal: to(names.unreal), names }
        }),
    )
}

/** A form that another site sends with the browser of somebody who may. */
function foreignSites({ app, credentials, objects }: AccessWorld): Try[] {
  return Object.entries(PAGE_ROWS)
    .filter(([, row]) => row.post)
    .map(([address, row]) => ({
      what: `POST ${address} from another site`,
      wanted: 'forbidden' as const,
      send: () =>
        ask(app.url + pathOf(address, row, objects[row.names ?? '']?.real), {
          ...{ method: 'POST', body: new URLSearchParams(row.form ?? {}) },
          headers: { ...credentials.own.page, Origin: 'https://elsewhere.example' },
        }),
    }))
}

function otherMethods({ app, credentials, objects }: AccessWorld): Try[] {
  const known = Object.entries(PAGE_ROWS).filter(([address]) => !address.startsWith('/api/'))
  return known.flatMap(([address, row], index) =>
    ['PUT', 'PATCH', 'DELETE']
      .filter((_, at) => EVERYBODY || at === index % 3)
      .map((method) => ({
        what: `${method} ${address}`,
        wanted: 'no method' as const,
        send: () =>
          ask(app.url + pathOf(address, row, objects[row.names ?? '']?.real), {
            ...{ method, headers: { ...credentials.own.page, Origin: app.url } },
          }),
      })),
  )
}

function pathOf(address: string, row: AccessRow, id = 'en.json'): string {
  const path = address
    .replace(':eventType', 'intro-call')
    .replace(':handle/intro-call/confirm', 'dana/intro-call/confirm')
    .replace(/:\w+/, () => id)
    .replace('*', 'nothing')
  return path + (row.query ?? '')
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (isStream) await response.body?.cancel()
  const body = isStream ? '' : await response.text()
  return { status: response.status, headers: [...response.headers], body }
}

function outcomeOf({ status, headers, body }: Answer): Outcome | 'something else' {
  const location = headers.find(([name]) => name === 'location')?.[1]
  if (location !== undefined) return /^\/sign-in\?/.test(location) ? 'sign-in' : 'elsewhere'
  if ([200, 202, 204].includes(status)) return 'shown'
  if ([400, 409, 422].includes(status)) return 'reached'
  if (status === 401) return 'no key'
  if (status === 403) return SUSPENDED.test(body) ? 'suspended' : 'forbidden'
  if (status === 404) return 'missing'
  return status === 405 ? 'no method' : 'something else'
}

/** Without what differs in every response: the number of the request, the nonce of its scripts, and the name that was asked for. */
function comparable({ status, headers, body }: Answer, names = { real: '', unreal: '' }): string {
  const same = (text: string) =>
    [names.real, names.unreal]
      .reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, '…')), text)
      .replaceAll(/(nonce|data-request)="[^"]*"|'nonce-[^']*'|(?<=requestId\\?",\\?")[\w-]{12}/g, '')
  const told = headers.filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name)).sort()
  return same(`${status}\n${told.map((header) => header.join(': ')).join('\n')}\n${body}`)
}

function firstDifference(one: string, two: string): string {
  const at = [...one].findIndex((letter, index) => letter !== two[index])
  return [one, two].map((text) => `  ${text.slice(Math.max(0, at - 80), at + 120)}`).join('\n')
}

/** What there is: pages and forms from the build, the rest from the server. */
async function routesOf({ app }: AccessWorld, build: ServerBuild) {
  const pages = new Map<string, { hasAction: boolean }>()
  for (const route of Object.values(build.routes)) {
    if (!route || route.id === 'root' || route.path === '*') continue
    const path = fullPath(route, build.routes)
    const hasAction = route.module.action !== undefined || pages.get(path)?.hasAction === true
    pages.set(path, { hasAction })
  }
  const server = createServer({
    ...{ services: app.services, pages: async () => build, clientFiles: 'build/client', widgetFiles: 'build/widget' },
    ...{ lastLookAt: () => 0, keepsPages: false },
  })
  const handled = server.routes.map(({ method, path }) => ({
    method,
    path: path.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, ''),
  }))
  const others = handled
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/v1'))
    .map(({ path }) => path)
  const calls = handled
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/') && path !== '/api/v1/docs')
    .map(({ method, path }) => `${method} ${path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')}`)
  return { pages, others: new Set(others), calls: [...new Set(calls)].sort() }
}

function fullPath({ path, parentId }: { path?: string; parentId?: string }, routes: ServerBuild['routes']): string {
  const parent = parentId === undefined ? undefined : routes[parentId]
  const above = parent ? fullPath(parent, routes) : ''
  const joined = [above === '/' ? '' : above, path].filter((part) => part !== undefined && part !== '').join('/')
  return joined === '' ? '/' : joined.replace(/^([^/])/, '/$1')
}

/** Everything that a form or call of somebody else could have changed. */
async function stateOf({ app }: AccessWorld): Promise<Record<string, string[]>> {
  const tables = [
    ...['bookings', 'event_types', 'schedules', 'webhooks', 'connectors', 'calendar_accounts', 'api_keys', 'passkeys'],
    ...['teams', 'team_members', 'team_invitations', 'hosts', 'one_time_links', 'blocked_senders', 'operator_settings'],
  ]
  const rows = tables.map(async (table) => {
    const all = await app.services.db
      .selectFrom(table as 'bookings')
      .selectAll()
      .execute()
    // PostgreSQL lists them in any order.
    return [table, all.map((row) => JSON.stringify({ ...row, ...NOTED_BY_ITSELF })).sort()] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

/** What is noted without a change: when a key was used, an account was read, a webhook failed, a team was locked. */
const NOTED_BY_ITSELF = {
  ...{ last_used_at: null, checked_at: null, failing_since: null, updated_at: null },
  ...{ lease_owner: null, lease_until: null },
}
