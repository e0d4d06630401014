// Shifts the clock of a Node process from outside: `node --import` this file, or through NODE_OPTIONS (tests/setup/test-clock.ts).
// The code under test is as built and knows nothing of it. Time passes as usual; timers and `performance.now()` are not touched.
import { ServerResponse } from 'node:http'

/** A Wednesday in the middle of a month. TEST_NOW lets the same tests run at another time: `TEST_NOW=2028-02-29T12:00:00Z`. */
const USUAL = '2026-11-11T09:30:00Z'

const NativeDate = Date
const start = NativeDate.parse(process.env.TEST_NOW || USUAL)
if (Number.isNaN(start)) throw new Error(`TEST_NOW must be an instant such as ${USUAL}, not ${process.env.TEST_NOW}`)
// The first of a tree of processes starts at that instant; those that it starts inherit the offset, so all share one clock.
process.env.TEST_CLOCK_OFFSET_MS ??= String(start - NativeDate.now())
let offsetMs = Number(process.env.TEST_CLOCK_OFFSET_MS)

const clock = {
  /** For a library in this process that compares the real time with another process, as Playwright does with its browser. */
  isReal: () => false,
  /** This process and those that it starts from now on return to that instant. */
  restart() {
    offsetMs = start - NativeDate.now()
    process.env.TEST_CLOCK_OFFSET_MS = String(offsetMs)
  },
}
globalThis[Symbol.for('foyer.test-clock')] = clock

const now = () => NativeDate.now() + (clock.isReal() ? 0 : offsetMs)

function ShiftedDate(...parts) {
  const given = parts.length > 0 ? parts : [now()]
  return new.target ? Reflect.construct(NativeDate, given, new.target) : new NativeDate(now()).toString()
}
Object.setPrototypeOf(ShiftedDate, NativeDate)
Object.defineProperty(ShiftedDate, 'name', { value: 'Date' })
Object.defineProperty(ShiftedDate, 'length', { value: NativeDate.length })
ShiftedDate.prototype = NativeDate.prototype
ShiftedDate.prototype.constructor = ShiftedDate
ShiftedDate.now = now
globalThis.Date = ShiftedDate

// Node writes the `Date` header of its responses with its own Date, whatever a test puts in the place of `Date.now`.
const { writeHead } = ServerResponse.prototype
ServerResponse.prototype.writeHead = function (...args) {
  if (this.sendDate && !this.hasHeader('Date') && !this.headersSent)
    this.setHeader('Date', new NativeDate(now()).toUTCString())
  return writeHead.apply(this, args)
}
