import { spawnSync } from 'node:child_process'

// Another Python may stand first in the path than the one that has the system's packages.
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
