import { describe, it } from 'vitest'
import { CALENDAR_CONTRACT, type CalendarProviderUnderTest } from './provider-contract'

/**
 * The contract of `CalendarProvider` as tests of one provider.
 *
 * @param open a provider for each test, with an account of its own before a simulated or real other side
 */
export function describeCalendarProvider(name: string, open: () => Promise<CalendarProviderUnderTest>): void {
  describe(`${name} as a provider of calendars`, () => {
    for (const { title, check } of CALENDAR_CONTRACT) it(title, async () => check(await open()))
  })
}
