import { spawnSync } from 'node:child_process'

// The first Python in the path may not be the one with the system's packages.
const PYTHON = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import icalendar']).status === 0)

/** For `it.skipIf`: the system has no python3-icalendar. */
export const NO_PYTHON = PYTHON === undefined

/** The events of a calendar as python3-icalendar reads them. @returns `dtstart` as ISO text, and `sequence` where there is one */
export function readWithPython(content: string): { start: string; sequence: number; status: string; uid: string }[] {
  const script = `import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{
  'start': e.decoded('dtstart').isoformat(), 'sequence': int(e.get('sequence', 0)),
  'status': str(e.get('status', '')), 'uid': str(e.get('uid', ''))} for e in calendar.walk('VEVENT')]))`
  const { stdout, stderr } = spawnSync(PYTHON ?? 'python3', ['-c', script], { input: content, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** For `it.skipIf`: the system has no python3-recurring-ical-events. */
export const NO_PYTHON_RECURRENCES =
  NO_PYTHON || spawnSync(PYTHON ?? 'python3', ['-c', 'import recurring_ical_events']).status !== 0

/** When the events of each calendar begin, by python3-icalendar and python3-recurring-ical-events: an ISO date, or epoch ms. */
export function startsByPython(
  calendars: string[],
  { from, until }: { from: number; until: number },
): [uid: string, start: string | number][][] {
  const script = `import sys, json, icalendar, recurring_ical_events
from datetime import datetime, timezone
given = json.load(sys.stdin)
span = [datetime.fromtimestamp(given[name] / 1000, timezone.utc) for name in ('from', 'until')]
def read(text):
  events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(*span)
  starts = [(str(e['UID']), e['DTSTART'].dt) for e in events]
  return [[uid, round(dt.timestamp() * 1000) if isinstance(dt, datetime) else dt.isoformat()] for uid, dt in starts]
print(json.dumps([read(text) for text in given['calendars']]))`
  const { stdout, stderr } = spawnSync(PYTHON ?? 'python3', ['-c', script], {
    input: JSON.stringify({ calendars, from, until }),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}
