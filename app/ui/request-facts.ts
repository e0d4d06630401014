import { createContext, useContext } from 'react'
import { isLocale, type Locale } from '~/i18n/locale'

interface RequestFacts {
  locale: Locale
  requestId: string | undefined
}

/**
 * What a page about a failure has to know even though no loader ran: when an action throws, Remix leaves out the loader of the route
 * that shows why, also the root's. The server sets it from the request; the browser reads it from the document that it was given.
 */
export const RequestFactsContext = createContext<RequestFacts | undefined>(undefined)

export function useRequestFacts(): RequestFacts {
  const given = useContext(RequestFactsContext)
  if (given) return given
  const { lang, dataset } = document.documentElement
  return { locale: isLocale(lang) ? lang : 'en', requestId: dataset.request }
}
