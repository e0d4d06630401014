import type { ServerBuild } from '@remix-run/node'
import { describe, expect, it, vi } from 'vitest'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { defaultSettings } from '~/event-types/event-type'
import type { Question } from '~/event-types/question'
import { createEventType } from '~/event-types/save-event-type.server'

const QUERIES = [
  '',
  'lang=de&tz=Asia/Kolkata&clock=12',
  'utm_term=%3Cx%3E&name=Ada+%22Q%22&theme=dark&primary_color=%23aa3355',
  'hide_event_type_details=1&transparent=1&zones=1&tz=Pacific/Chatham',
  'duration=90&date=2030-01-01&notes=%0A%26',
]

describe('a public page written without React', () => {
  it('is what React renders, byte for byte', async () => {
    const compared: Compared[] = []
    const { app, addresses } = await openPages(compared)
    const warned = vi.spyOn(app.services.log, 'warn')
    for (const address of addresses)
      for (const query of QUERIES) {
        const page = `${app.url}${address}${query && (address.includes('?') ? '&' : '?')}${query}`
        const before = compared.length
        expect((await fetch(page)).status, page).toBe(200)
        expect(compared.length, page).toBe(before + 1)
        const { written, rendered } = compared[before] ?? {}
        expect(written, page).toBe(rendered)
      }
    expect(warned.mock.calls.map(([, message]) => message)).not.toContain('a public page was rendered by React')
  })
})

interface Compared {
  written: string
  rendered: string
}

/** The build that also renders each page by React, as it does for a development server, whose styles are in the page. */
function besideReact(build: ServerBuild, compared: Compared[]): ServerBuild {
  const { module } = build.entry
  const respond: typeof module.default = async (request, status, headers, remix, context) => {
    const bodyOf = async (page: typeof remix) => {
      const response = await module.default(request, status, new Headers(headers), page, context)
      return withoutMadeIds(await response.text())
    }
    compared.push({ written: await bodyOf(remix), rendered: await bodyOf({ ...remix, criticalCss: '' }) })
    return module.default(request, status, headers, remix, context)
  }
  return { ...build, entry: { module: { ...module, default: respond } } }
}

/** React derives them from the tree. */
function withoutMadeIds(html: string): string {
  return html.replace(/:R?\w+:(?=["-])/g, ':id:')
}

const TEXTS = { title: `Work & "play" <'s>`, description: 'First line\n\n<b>second</b> & last' }

const QUESTIONS: Question[] = [
  ...(['short_text', 'long_text', 'number', 'phone', 'web_address', 'yes_no'] as const).map((kind, index) => ({
    id: `q${index}`,
    label: `${kind} & <"more">?`,
    kind,
    required: index % 2 === 0,
  })),
  { id: 'few', label: 'Few', kind: 'one_choice', required: true, choices: ['A', 'B & C'] },
  { id: 'lot', label: 'Lot', kind: 'one_choice', required: false, choices: [...'ABCDEFGH'] },
  { id: 'any', label: 'Any', kind: 'several_choices', required: false, choices: ['A', 'B'] },
  { id: 'if', label: 'If', kind: 'short_text', required: false, showIf: { question: 'few', answers: ['A'] } },
]

async function openPages(compared: Compared[]) {
  const app = await startTestApp({ pages: besideReact(await builtPages(), compared) })
  const host = await aHost(app)
  const workshop = {
    ...defaultSettings({ slug: 'workshop', title: TEXTS.title, durationMinutes: 60 }),
    description: TEXTS.description,
    durationChoicesMinutes: [60, 90],
    guestsAllowed: true,
    cancelCutoffMinutes: 60,
    rescheduleCutoffMinutes: 90,
    questions: QUESTIONS,
    consentText: 'Yes & "no"',
    consentUrl: 'https://example.com/?a=1&b=2',
    confirmationText: `It's "set"`,
    location: { kind: 'address' as const, detail: 'A <street> & number' },
  }
  const created = await createEventType(app.services, host.id, workshop, Date.now())
  expect(created).toMatchObject({ ok: true })
  const [first, second, third] = await freeSlots(app, host)
  const paths: string[] = []
  for (const start of [first, second]) {
    const made = await callApi(app, host, 'POST', '/bookings', {
      eventType: 'intro-call',
      start,
      attendee: AN_ATTENDEE,
    })
    const { data } = (await made.json()) as { data: { id: string; manageUrl: string } }
    paths.push(new URL(data.manageUrl).pathname)
    if (start === second) await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, { reason: '<&>' })
  }
  const own = paths.flatMap((path) => [path, `${path}/embed`])
  const [booked = ''] = paths
  const steps = ['reschedule', 'cancel', 'edit'].map((step) => `${booked}/${step}`)
  const events = ['intro-call', 'workshop'].flatMap((slug) =>
    ['', '/embed'].flatMap((frame) => [`/dana/${slug}${frame}`, `/dana/${slug}/book${frame}?start=${third}`]),
  )
  return { app, addresses: ['/dana', ...events, ...own, ...steps] }
}
