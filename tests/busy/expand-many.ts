import { readFileSync, writeFileSync } from 'node:fs'
import { expandCalendar } from '~/busy/expand-calendar'

/** `expand-many IN OUT`: what each calendar blocks, read in a separate process whose zone can be chosen. */
const [input = '', output = ''] = process.argv.slice(2)
const { now, calendars } = JSON.parse(readFileSync(input, 'utf8')) as {
  now: number
  calendars: { text: string; timeZone: string }[]
}
const results = calendars.map(({ text, timeZone }) => {
  const expanded = expandCalendar(text, { timeZone, now, ourHost: 'book.example.com' })
  if (!expanded.ok) return expanded.reason
  if (expanded.unread.count > 0) return `unread: ${JSON.stringify(expanded.unread.shown)}`
  return expanded.intervals.map(({ start, end }) => `${start}/${end}`).join(' ')
})
writeFileSync(output, JSON.stringify({ offset: new Date(now).getTimezoneOffset(), results }))
