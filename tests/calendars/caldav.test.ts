import { personOnCaldav } from '#tests/simulators/caldav/person-on-caldav'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { createCaldavProvider } from '~/calendars/caldav/caldav-provider.server'
import { utc } from './calendars'
import { describeCalendarProvider } from './describe-provider'
import type { CalendarOwner, CalendarProviderUnderTest, CalendarTrouble } from './provider-contract'
import { simulatedOwner } from './simulated-owner'

const OWN_ADDRESS = 'dana@example.com'

const FAULTS: Record<CalendarTrouble, Partial<QuirksServer['faults'][number]>> = {
  no_answer: { noAnswer: true },
  lost_answer: { lostAnswer: true },
  gateway_error: { status: 502 },
  slow_down: { status: 429, headers: { 'Retry-After': '7' } },
  unreadable: { status: 207 },
  not_allowed: { status: 403 },
}

async function openCaldav(): Promise<CalendarProviderUnderTest> {
  const server = await startQuirksServer()
  const provider = createCaldavProvider({
    env: { APP_URL: 'https://book.example.com', OUTBOUND_ALLOW_PRIVATE: true },
    clock: () => Date.UTC(2026, 11, 1),
    elapsed: () => performance.now(),
  })
  return {
    provider,
    access: {
      kind: 'password',
      serverUrl: `${server.url}/home/dana/`,
      username: server.username,
      password: server.password,
    },
    calendar: { remoteId: server.url + server.calendarPath, timeZone: 'Europe/Zurich' },
    accountName: server.username,
    calendarName: 'Work',
    host: { hostId: `hst_${server.url}`, timeZone: 'America/New_York', ownAddresses: [OWN_ADDRESS] },
    owner: ownerOf(server),
    trouble(kind, on) {
      const methods = on === 'write' ? ['PUT', 'DELETE'] : ['REPORT']
      server.faults.push({ methods, status: 0, times: 1, ...FAULTS[kind] })
    },
    loseSync: async () => server.forgetTokens(),
    async revoke() {
      server.password = 'another'
    },
  }
}

/** The simulated person's events as objects on the server. */
function ownerOf(server: QuirksServer): CalendarOwner {
  const owner = simulatedOwner(personOnCaldav(server, OWN_ADDRESS))
  const nameOf = (remoteId: string) => remoteId.slice(server.calendarPath.length)
  const ofApp = () => [...server.objects].filter(([, { text }]) => text.includes('.calendar@book.example.com'))
  return {
    ...owner,
    async move(id, times) {
      const object = server.objects.get(nameOf(id))
      if (!object) return owner.move(id, times)
      const moved = object.text
        .replace(/DTSTART[^\r\n]*/, `DTSTART:${utc(times.start)}`)
        .replace(/DTEND[^\r\n]*/, `DTEND:${utc(times.end)}`)
      server.put(nameOf(id), moved)
    },
    async remove(id) {
      if (server.objects.has(nameOf(id))) server.remove(nameOf(id))
      else await owner.remove(id)
    },
    eventsOfApp: async () =>
      ofApp().map(([name, { text }]) => ({
        id: name,
        start: instantIn(text, 'DTSTART'),
        end: instantIn(text, 'DTEND'),
        title: textIn(text, 'SUMMARY'),
      })),
    foreignEvents: async () =>
      JSON.stringify([...server.objects].filter(([, { text }]) => !text.includes('.calendar@book.example.com'))),
  }
}

function instantIn(text: string, name: string): number {
  const [, year, month, day, hour, minute] =
    new RegExp(`${name}:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)`).exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

function textIn(text: string, name: string): string {
  const unfolded = text.replace(/\r\n[ \t]/g, '')
  const value = new RegExp(`^${name}:(.*)$`, 'm').exec(unfolded)?.[1] ?? ''
  return value
    .trimEnd()
    .replaceAll(/\\([,;\\])/g, '$1')
    .replaceAll('\\n', '\n')
}

describeCalendarProvider('CalDAV', openCaldav)
