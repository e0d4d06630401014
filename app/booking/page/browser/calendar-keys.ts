/**
 * The days of the month as one stop for the Tab key: arrow keys move between the free ones, as in other calendars (ARIA, date
 * grid). Past the last one they go on into the next month. Without scripts each free day is a stop.
 */
let wanted: ((days: HTMLElement[]) => HTMLElement | undefined) | undefined

export function moveThroughDays(): void {
  document.addEventListener('keydown', onKeyDown)
  // Whoever goes elsewhere meanwhile keeps the focus there.
  document.addEventListener('pointerdown', () => {
    wanted = undefined
  })
}

/** For each shown month: the chosen day, or else the first free one, is where Tab leads to. */
export function setDayStop(): void {
  const days = freeDays()
  document.querySelector('table.month')?.setAttribute('role', 'grid')
  const chosen = days.find((day) => day.hasAttribute('aria-current')) ?? days[0]
  for (const day of days) day.tabIndex = day === chosen ? 0 : -1
  if (wanted === undefined) return
  const target = wanted(days)
  wanted = undefined
  if (target) focusDay(target)
  // In a month without free days the way on keeps the focus.
  else document.querySelector<HTMLElement>('a.month-step')?.focus()
}

function onKeyDown(event: KeyboardEvent): void {
  wanted = undefined
  const day = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('table.month a.day') : null
  if (!day || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const move = MOVES[event.key]
  if (!move) return
  event.preventDefault()
  const target = move.to(day, freeDays())
  if (target) focusDay(target)
  else if (move.month) {
    // By then the day's element may be another day's.
    const [from, column] = [dateOf(day), columnOf(day)]
    stepMonth(move.month, (days) => move.onward?.(days, from, column) ?? days.find(isOfMonth))
  }
}

interface Move {
  to(day: HTMLElement, days: HTMLElement[]): HTMLElement | undefined
  /** Where to go on when the month has no such day. */
  month?: 'previous' | 'next'
  /** Where to arrive there; its first day otherwise. */
  onward?(days: HTMLElement[], from: string, column: number | undefined): HTMLElement | undefined
}

const MOVES: Record<string, Move> = {
  ArrowLeft: {
    to: (day, days) => days[days.indexOf(day) - 1],
    month: 'previous',
    onward: (days, from) => days.findLast((day) => dateOf(day) < from),
  },
  ArrowRight: {
    to: (day, days) => days[days.indexOf(day) + 1],
    month: 'next',
    onward: (days, from) => days.find((day) => dateOf(day) > from),
  },
  ArrowUp: {
    to: (day, days) => before(day, days).findLast((other) => columnOf(other) === columnOf(day)),
    month: 'previous',
    onward: (days, from, column) => days.findLast((day) => dateOf(day) < from && columnOf(day) === column),
  },
  ArrowDown: {
    to: (day, days) => after(day, days).find((other) => columnOf(other) === columnOf(day)),
    month: 'next',
    onward: (days, from, column) => days.find((day) => dateOf(day) > from && columnOf(day) === column),
  },
  Home: { to: (day, days) => days.find((other) => rowOf(other) === rowOf(day)) },
  End: { to: (day, days) => days.findLast((other) => rowOf(other) === rowOf(day)) },
  PageUp: { to: () => undefined, month: 'previous' },
  PageDown: { to: () => undefined, month: 'next' },
}

function stepMonth(month: 'previous' | 'next', target: NonNullable<typeof wanted>): void {
  const [previous, next] = document.querySelectorAll<HTMLElement>('.month-step')
  const step = month === 'previous' ? previous : next
  if (!(step instanceof HTMLAnchorElement)) return
  step.click()
  wanted = target
}

function focusDay(day: HTMLElement): void {
  for (const other of freeDays()) other.tabIndex = other === day ? 0 : -1
  day.focus()
}

function freeDays(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('table.month a.day')]
}

function before(day: HTMLElement, days: HTMLElement[]): HTMLElement[] {
  return days.slice(0, days.indexOf(day))
}

function after(day: HTMLElement, days: HTMLElement[]): HTMLElement[] {
  return days.slice(days.indexOf(day) + 1)
}

function columnOf(day: HTMLElement): number | undefined {
  return day.closest('td')?.cellIndex
}

function rowOf(day: HTMLElement): HTMLElement | null {
  return day.closest('tr')
}

/** Not one of its neighbours', which complete its weeks. */
function isOfMonth(day: HTMLElement): boolean {
  return !day.classList.contains('day-beside')
}

/** 'YYYY-MM-DD' */
function dateOf(day: HTMLElement): string {
  return new URLSearchParams((day as HTMLAnchorElement).search).get('date') ?? ''
}
