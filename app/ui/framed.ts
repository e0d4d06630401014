import { createContext, useContext } from 'react'

const FramedContext = createContext(false)
/** Set once, at the root, from the address. */
export const FramedProvider = FramedContext.Provider

/**
 * Whether this page is framed by another site. In a frame every step replaces the one before: a history entry would be one of
 * the site's, and the visitor's Back button would seem stuck.
 */
export function useFramed(): boolean {
  return useContext(FramedContext)
}
