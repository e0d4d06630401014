import { spawnSync } from 'node:child_process'

// The C library that GNOME's and KDE's calendars read with, reached through Python's ctypes: no compiler, no package of ours.
const SCRIPT = `import ctypes, ctypes.util, json, sys

class Time(ctypes.Structure):
  _fields_ = [(name, ctypes.c_int) for name in (
    'year', 'month', 'day', 'hour', 'minute', 'second', 'is_date', 'is_daylight')] + [('zone', ctypes.c_void_p)]

ical = ctypes.CDLL('libical.so.3' if sys.platform == 'linux' else ctypes.util.find_library('ical'))
def function(name, result, *arguments):
  found = getattr(ical, name)
  found.restype, found.argtypes = result, arguments
  return found

component, kind, text, number = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int
parse = function('icalparser_parse_string', component, text)
count_errors = function('icalcomponent_count_errors', number, component)
keeps_itip = function('icalrestriction_check', number, component)
kind_of = function('icalcomponent_string_to_kind', kind, text)
first = function('icalcomponent_get_first_component', component, component, kind)
uid = function('icalcomponent_get_uid', text, component)
summary = function('icalcomponent_get_summary', text, component)
sequence = function('icalcomponent_get_sequence', number, component)
status = function('icalcomponent_get_status', number, component)
status_text = function('icalproperty_status_to_string', text, number)
method = function('icalcomponent_get_method', number, component)
method_text = function('icalproperty_method_to_string', text, number)
dtstart = function('icalcomponent_get_dtstart', Time, component)
seconds = function('icaltime_as_timet', ctypes.c_long, Time)

if sys.argv[1:] == ['--probe']: sys.exit(0)
calendar = parse(sys.stdin.buffer.read())
if not calendar: sys.exit('libical reads no calendar in it')
event = first(calendar, kind_of(b'VEVENT'))
if not event: sys.exit('libical reads no event in it')
print(json.dumps({
  'errors': count_errors(calendar), 'keepsItip': keeps_itip(calendar) == 1, 'method': method_text(method(calendar)).decode(),
  'uid': uid(event).decode(), 'summary': summary(event).decode(), 'sequence': sequence(event),
  'status': status_text(status(event)).decode(), 'start': seconds(dtstart(event)) * 1000}))`

/** For `it.skipIf`: the system has no libical 3 (Debian: libical3), or no Python to reach it. */
export const NO_LIBICAL = run(['--probe'], '').status !== 0

interface Read {
  /** Properties that it could not read. */
  errors: number
  /** RFC 5546: what a method asks of a component, and forbids it. */
  keepsItip: boolean
  method: string
  uid: string
  summary: string
  sequence: number
  status: string
  /** Epoch ms. */
  start: number
}

/** The one event of a calendar as libical reads it. */
export function readWithLibical(content: string): Read {
  const { stdout, stderr } = run([], content)
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}

function run(args: string[], input: string) {
  return spawnSync('python3', ['-c', SCRIPT, ...args], { input, encoding: 'utf8' })
}
