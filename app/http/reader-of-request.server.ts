import type { Reader } from '~/i18n/dates'
import { chooseReader } from '~/i18n/language-tag'
import type { Locale } from '~/i18n/locale'

/** How the sender of a request reads dates and times. @param locale of the page, where it is not the sender's choice */
export function readerOfRequest(request: Request, locale?: Locale): Reader {
  const query = new URL(request.url).searchParams
  const acceptLanguage = request.headers.get('accept-language')
  return chooseReader({ lang: query.get('lang'), clock: query.get('clock'), acceptLanguage }, locale)
}
