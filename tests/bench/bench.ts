import { rmSync } from 'node:fs'
import { calendarRows } from './calendar'
import { connectedCalendarRows } from './connected-calendars'
import { measureDurable } from './durable'
import { measureEngine } from './engine'
import { firstPaintRows } from './first-paint'
import { heavyNetworkRows } from './heavy-network'
import { pageCostRows } from './page-cost'
import { measureReading } from './reading'
import { middle, ratioOf } from './requests'
import { teamRows } from './team'

/** `npm run bench`: everything as a ratio to a lower bound measured in the same run, because machines are noisy. */
async function bench(): Promise<void> {
  const folder = `.cache/bench-${process.pid}`
  try {
    console.info('Measuring for about two minutes ...')
    const engine = [0, 200, 2_000].map(measureEngine)
    const { slots, page, bytes, growth } = await measureReading(folder)
    const durable = await measureDurable(folder)
    printTable([
      ['', 'ours', 'floor', 'ratio', 'target'],
      ['findSlots, a month, to a tight integer engine'],
      ...engine.map(({ busy, microseconds, ratio }) => [
        `  ${busy.toLocaleString('en')} busy intervals`,
        `${microseconds.toFixed(1)} µs`,
        `${(microseconds / ratio).toFixed(1)} µs`,
        `${ratio.toFixed(2)}×`,
        '≤ 2×',
      ]),
      ['requests per second, 8 connections'],
      rates('  slots API, to node:http + statement + tight engine', slots.ours, slots.bare, '≥ 0.25'),
      rates('  slots API, to plain node:http', slots.ours, slots.plain),
      rates('  booking page, warm, to node:http with the same bytes', page.ours, page.sameBytes, '≥ 0.25'),
      ['bookings per second, 20 at once, to node:http + one durable insert'],
      ...durable.map(({ what, ours, floor, ratio }) =>
        row(`  ${what}`, ours, floor, ratio, what === 'jobs queued' ? '≥ 0.30' : ''),
      ),
      ...(await firstPaintRows(folder)),
      ...(await pageCostRows(folder)),
      ...(await heavyNetworkRows(folder)),
      ...calendarRows(),
      ...(await connectedCalendarRows(folder)),
      ...(await teamRows(folder)),
      ['a month of slots in a larger app, to one with 20 hosts and no past (P4)'],
      ...growth.flatMap(({ what, apiRatio, engineRatio }) => [
        [`  ${what}, API`, '', '', `${apiRatio.toFixed(2)} of the rate`, '≈ 1'],
        [`  ${what}, reads and engine`, '', '', `${engineRatio.toFixed(2)}× the time`, '≈ 1'],
      ]),
    ])
    console.info(`The slots answers had ${bytes.join(' and ')} bytes.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rates(what: string, ours: number[], floor: number[], target?: string): string[] {
  return row(what, middle(ours), middle(floor), ratioOf(ours, floor), target)
}

function row(what: string, ours: number, floor: number, ratio: number, target = ''): string[] {
  return [what, `${Math.round(ours)}/s`, `${Math.round(floor)}/s`, ratio.toFixed(3), target]
}

function printTable(rows: string[][]): void {
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((cells) => (cells.length > 1 ? (cells[column]?.length ?? 0) : 0))),
  )
  console.info()
  for (const [name = '', ...figures] of rows)
    console.info(
      [name.padEnd(widths[0] ?? 0), ...figures.map((text, i) => text.padStart(widths[i + 1] ?? 0))]
        .join('  ')
        .trimEnd(),
    )
  console.info()
}

await bench()
