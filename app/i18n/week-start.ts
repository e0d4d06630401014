import { readLanguageTag } from './language-tag'
import { INTL_TAG, type Locale } from './locale'

/**
 * The day on which weeks begin in the reader's region. As for the clock, the first entry of Accept-Language names the region, if it is in
 * the page's language.
 *
 * @returns 1 for Monday to 7 for Sunday, as ISO 8601 counts
 * @example firstWeekdayOf('en', 'en-US,en;q=0.9') // 7
 */
export function firstWeekdayOf(locale: Locale, acceptLanguage: string | null | undefined): number {
  const preferred = readLanguageTag(acceptLanguage?.split(',')[0]?.split(';')[0]?.trim() ?? '')
  const tag =
    preferred?.toLowerCase().split('-')[0] === locale && preferred.includes('-') ? preferred : INTL_TAG[locale]
  return weekOfRegion(new Intl.Locale(tag)).firstDay
}

/** Chrome and Node had a property before there was the method. */
function weekOfRegion(locale: Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo }): WeekInfo {
  return locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 }
}

interface WeekInfo {
  firstDay: number
}
