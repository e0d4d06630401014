import ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { DAY_MS, SECOND_MS } from '~/time/units'
import { Unreadable } from './parse-calendar'

/** Every hour for five years, or every day for a century. */
const MAX_STEPS = 50_000
/** The library's error message for a rule that takes too long. */
const TAKES_TOO_LONG = /^Maximum (?:iterations|candidate evaluations)/

/** A rule that needs more work than a person's calendar does. */
export class CalendarTooComplex extends Error {}

interface RuleContext {
  isDate: boolean
  /** Converts UNTIL, written in UTC, to the local time of the series. */
  localOfUntil: (instant: number) => number
}

/**
 * A rule in the local time of its series: UNTIL becomes local time, whatever type it has (RFC 5545, 3.3.10, requires DTSTART's
 * type).
 *
 * @throws Unreadable for an invalid rule
 */
export function ruleOf(line: string, { isDate, localOfUntil }: RuleContext): string {
  const text = line
    .slice(line.indexOf(':') + 1)
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/;[A-Z]+=(?=;|$)/g, '')
  const until = /(?:^|;)UNTIL=([^;]*)/.exec(text)?.[1]
  try {
    const rule = ICAL.Recur.fromString(text)
    if (!rule.freq || (rule.count ?? 1) < 1 || (until && !/^\d{8}(?:T\d{6}Z?)?$/.test(until)))
      throw new Unreadable('rule')
    if (isDate) for (const part of ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const) delete rule.parts[part]
    const end = rule.until ? `;UNTIL=${stamp(untilOf(rule.until, isDate, localOfUntil))}` : ''
    // From the standard for other calendars (RFC 7529); the parser passes it on unread.
    const scale = /(?:^|;)((?:RSCALE|SKIP)=\w+)/g
    rule.until = null
    return [rule.toString(), ...[...text.matchAll(scale)].map(([, part]) => part)].join(';') + end
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('rule')
  }
}

/** A date as the end of a series with times includes the whole day. */
function untilOf(until: ICAL.Time, isDate: boolean, localOfUntil: (instant: number) => number): number {
  const written = Date.UTC(until.year, until.month - 1, until.day, until.hour, until.minute, until.second)
  if (until.isDate) return isDate ? written : written + DAY_MS - SECOND_MS
  return until.zone === ICAL.Timezone.utcTimezone ? localOfUntil(written) : written
}

/**
 * The local times of a rule's instances. DTSTART is one only if it matches the rule, as in most calendars.
 *
 * @throws CalendarTooComplex, and Unreadable
 */
export function occurrencesOf(rule: string, start: number, { from, until }: { from: number; until: number }): number[] {
  try {
    return new RRuleTemporal({
      rruleString: `DTSTART:${stamp(start)}\nRRULE:${rule}`,
      // Its other limit, on candidates, keeps its default: setting it makes the library twenty times slower.
      maxIterations: MAX_STEPS,
    })
      .between(new Date(from), new Date(until), true)
      .map(({ epochMilliseconds }) => epochMilliseconds)
  } catch (error) {
    if (error instanceof Error && TAKES_TOO_LONG.test(error.message)) throw new CalendarTooComplex(error.message)
    throw new Unreadable('rule')
  }
}

/** The library computes in UTC, which has no clock changes: a rule is only about local time. */
function stamp(local: number): string {
  return new Date(local).toISOString().replace(/[-:]|\.\d{3}/g, '')
}
