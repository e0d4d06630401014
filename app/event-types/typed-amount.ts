/** Lengths of time as people write them: a number and a unit. Stored as minutes. */
export const UNITS = ['minutes', 'hours', 'days'] as const
type Unit = (typeof UNITS)[number]

const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 24 * 60 }
const WHOLE = /^\d{1,7}$/

/** The number in the largest unit without a fraction. @example amountOf(2880) // { amount: '2', unit: 'days' } */
export function amountOf(minutes: number): { amount: string; unit: Unit } {
  const unit = minutes === 0 ? 'hours' : UNITS.findLast((candidate) => minutes % MINUTES[candidate] === 0)
  return { amount: String(minutes / MINUTES[unit ?? 'minutes']), unit: unit ?? 'minutes' }
}

/** @returns NaN for an invalid amount, so that every number schema refuses it */
export function minutesOf(amount: string | undefined, unit: string | undefined): number {
  return wholeNumber(amount) * (MINUTES[UNITS.find((known) => known === unit) ?? 'minutes'] ?? 1)
}

/** @returns NaN for an invalid whole number, so that the schema refuses it */
export function wholeNumber(text: string | undefined): number {
  return WHOLE.test(text?.trim() ?? '') ? Number(text) : Number.NaN
}

/** @returns null if nothing was typed */
export function wholeNumberOrNull(text: string | undefined): number | null {
  return text?.trim() ? wholeNumber(text) : null
}
