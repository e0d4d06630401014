import { createContext, useContext } from 'react'

const FramedContext = createContext(false)
/** Set once, at the root, from the address. */
export const FramedProvider = FramedContext.Provider

/**
 * Whether this page stands inside another site's page. There every step replaces the one before: an entry in the history would
 * be one of the site's, and its visitors' Back button would seem stuck.
 */
export function useFramed(): boolean {
  return useContext(FramedContext)
}
