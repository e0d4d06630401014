import { type Location, useLocation } from '@remix-run/react'
import { type CarryInLinks, carryInLinks } from '../link-keys'

interface PageQuery {
  query: URLSearchParams
  /** The address of a link that carries the query on, see `carryInLinks`. */
  linkTo: CarryInLinks
}

const ofLocations = new WeakMap<Location, PageQuery>()

/** The query of the page's address. It is read once for a page, whose many components ask for it. */
export function usePageQuery(): PageQuery {
  const location = useLocation()
  let found = ofLocations.get(location)
  if (!found) {
    const query = new URLSearchParams(location.search)
    found = { query, linkTo: carryInLinks(query) }
    ofLocations.set(location, found)
  }
  return found
}
