import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHost, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import type { GotoDeviation } from '#tests/simulators/goto/deviations'
import { gotoCheckCommand } from '~/commands/goto-check'
import { describeRefusal, describeShape } from '~/goto/describe-shape'

/** How the simulated GoTo deviates, and the step and the assumption at which that must be found. */
const DIFFERENCES: Record<GotoDeviation, [step: string, assumed: string]> = {
  'create answers 200': ['make a meeting', 'status 201'],
  'create names the number meetingId': ['make a meeting', 'its number as "meetingid", a number of 9 digits'],
  'create leads to another host': ['make a meeting', '"joinURL", an https address of GoTo'],
  'lists have dashes in numbers': ['find it among those to come', 'its number as "meetingId", text without dashes'],
  'dates are American': ['read it', 'the times that were sent'],
  'subjects are escaped twice': ['read it after the move', 'the subject as it was sent, escaped'],
  'the state has another word': ['read it', '"status" ACTIVE or INACTIVE'],
  'update answers 200 with the meeting': ['move it', 'status 204'],
  'update takes milliseconds': ['open question: times with milliseconds', 'refused with status 400'],
  'history takes milliseconds': ['open question: a history between times with milliseconds', 'refused with status 400'],
  'everybody may list attendees': [
    'open question: attendees without the scope for them',
    'refused with status 403 or 404',
  ],
  'create needs no type': ['a meeting without its type', 'refused with status 400'],
  'the start address has another scheme': ['ask for its start address', '"hostURL" with https or gotomeeting'],
  'an invalid token gets HTML': ['an invalid access token', 'status 401, or 403 with InvalidToken'],
  'a second deletion succeeds': ['delete it again', 'status 404'],
}

let said = ''
let warned = ''

beforeEach(() => {
  said = ''
  warned = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += String(text)
    return true
  })
})

afterEach(() => vi.restoreAllMocks())

describe('npm run goto:check', () => {
  it('finds nothing at the simulated GoTo and leaves no meeting behind', async () => {
    const { app, host } = await connectedHost()
    app.goto.addOwnMeeting(anHour())
    expect(await check(app, host)).toBe(0)
    expect(said).toContain('20 compared, 0 differences')
    expect(app.goto.meetings().map(({ subject }) => subject)).toEqual(['Team meeting'])
  })

  it('names each difference where it was met, and cleans up all the same', async () => {
    const { app, host } = await connectedHost()
    for (const name of Object.keys(DIFFERENCES)) app.goto.deviations.add(name as GotoDeviation)
    expect(await check(app, host)).toBe(1)
    const found = differencesByStep(said)
    for (const [step, assumed] of Object.values(DIFFERENCES)) expect(found.get(step)).toContain(assumed)
    expect(app.goto.meetings()).toEqual([])
  })

  it('prints no name, key, token, number of a meeting or link', async () => {
    const { app, host } = await connectedHost()
    app.goto.addOwnMeeting({ ...anHour(), subject: 'Board of the secret merger' })
    await check(app, host)
    const [account] = app.goto.state.accounts
    for (const secret of [
      account?.key,
      account?.email,
      account?.givenName,
      'merger',
      'secret=',
      ...app.goto.state.access.keys(),
      ...app.goto.state.meetings.flatMap(({ id }) => [id, `${id.slice(0, 3)}-${id.slice(3, 6)}`]),
    ])
      expect(said).not.toContain(secret)
  })

  it('says which meeting is left if it cannot be deleted', async () => {
    const { app, host } = await connectedHost()
    app.goto.faults.add({ kind: 'server-error', on: 'DELETE /G2M/rest/meetings', times: 10 })
    expect(await check(app, host)).toBe(1)
    const [left] = app.goto.meetings()
    expect(warned).toContain(`The meeting ${left?.id} could not be deleted`)
    expect(said).not.toContain(left?.id)
  })

  it('finds the meeting by its subject if the response to its creation is lost', async () => {
    const { app, host } = await connectedHost()
    app.goto.faults.add({ kind: 'lose-answer', on: 'POST /G2M/rest/meetings' })
    expect(await check(app, host)).toBe(1)
    expect(said).toContain('no response')
    expect(app.goto.meetings()).toEqual([])
  })

  it('does nothing before somebody agrees', async () => {
    const { app, host } = await connectedHost()
    const asked = app.goto.state.ledger.length
    expect(await gotoCheckCommand(['--host', host.handle], app.services, null)).toBe(1)
    expect(await gotoCheckCommand(['--host', host.handle], app.services, async () => false)).toBe(1)
    expect(warned).toContain('Add --yes to do it.')
    expect(warned).toContain('Nothing was done.')
    expect(app.goto.state.ledger).toHaveLength(asked)
  })

  it('says what is missing', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    expect(await gotoCheckCommand([], app.services, null)).toBe(1)
    expect(await gotoCheckCommand(['--host', 'nobody-here'], app.services, null)).toBe(1)
    expect(await gotoCheckCommand(['--host', host.handle], app.services, null)).toBe(1)
    expect(warned).toContain('Usage: npm run goto:check')
    expect(warned).toContain('no host with the handle "nobody-here"')
    expect(warned).toContain('has to connect GoTo first')
  })
})

describe('the description of a response', () => {
  it.each([
    [
      [{ meetingid: 123456789, joinURL: 'https://meet.goto.com/123456789' }],
      '[1: { meetingid: number 000000000, joinURL: address https://meet.goto.com/… }]',
    ],
    [
      { startTime: '2030-01-31T09:00:00.+0000', passwordRequired: 'false' },
      '{ startTime: text 0000-00-00T00:00:00.+0000, passwordRequired: "false" }',
    ],
    [{ status: 'INACTIVE', subject: 'Intro call (Ada)' }, '{ status: "INACTIVE", subject: text of 16 characters }'],
    [{ hostURL: 'https://somewhere.example/a' }, '{ hostURL: address https://another-host/… }'],
    [
      { id: '5500000000000000001', nothing: null, none: [] },
      '{ id: text 0000000000000000000, nothing: null, none: [] }',
    ],
  ])('has forms and no content: %#', (value, shape) => {
    expect(describeShape(value)).toBe(shape)
  })

  it('of a refusal has its words without numbers and addresses', () => {
    expect(describeRefusal('{"errorCode":"NotFound","description":"Meeting 123456789 of ada@example.com"}')).toBe(
      '{"errorCode":"NotFound","description":"Meeting 000000000 of somebody@…"}',
    )
    expect(describeRefusal('<html>…</html>')).toBe('HTML of 14 characters')
    expect(describeRefusal(' ')).toBe('no text')
  })
})

function differencesByStep(report: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let step = ''
  for (const line of report.split('\n')) {
    step = /^\d+\. (.*)$/.exec(line)?.[1] ?? step
    const [, assumed] = line.split('DIFFERS: we assume: ')
    if (assumed !== undefined) found.set(step, [...(found.get(step) ?? []), assumed])
  }
  return found
}

async function connectedHost() {
  const app = await startTestApp()
  return { app, host: await aHost(app) }
}

function anHour() {
  const start = Date.parse('2030-01-31T09:00:00Z')
  return { start, end: start + 3_600_000 }
}

function check(app: TestApp, host: TestHost): Promise<number> {
  return gotoCheckCommand(['--host', host.handle, '--yes'], app.services, null)
}
