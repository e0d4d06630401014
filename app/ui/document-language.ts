import { useEffect } from 'react'
import { isLocale, type Locale } from '~/i18n/locale'

/** Read once: nothing changes the language of a document. */
const LOADED = typeof document === 'undefined' ? null : document.documentElement.lang

/**
 * The language that a document was loaded in: its scripts have no texts in another one, so when a host has chosen another language, or signs
 * in with one, the document is loaded again.
 *
 * @param wanted by the data of the page
 */
export function useDocumentLanguage(wanted: Locale): Locale {
  const loaded = isLocale(LOADED) ? LOADED : wanted
  useEffect(() => {
    if (wanted !== loaded) location.reload()
  }, [wanted, loaded])
  return loaded
}
