import { createContext, useContext } from 'react'
import { type Locale, localeOrDefault } from '~/i18n/locale'

interface RequestFacts {
  locale: Locale
  requestId: string | undefined
}

/**
 * What an error page needs although no loader ran: when an action throws, Remix does not run the loader of the route that shows
 * the error, not even the root's. The server sets it from the request; the browser reads it from the document.
 */
export const RequestFactsContext = createContext<RequestFacts | undefined>(undefined)

export function useRequestFacts(): RequestFacts {
  const given = useContext(RequestFactsContext)
  if (given) return given
  const { lang, dataset } = document.documentElement
  return { locale: localeOrDefault(lang), requestId: dataset.request }
}
