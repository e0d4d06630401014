import { createContext, useContext } from 'react'

/**
 * The nonce that this answer's Content-Security-Policy allows. Known on the server only: browsers hide it from scripts, so there
 * it is empty and React must not be told of the difference (`suppressHydrationWarning`).
 */
const NonceContext = createContext<string | undefined>(undefined)
export const NonceProvider = NonceContext.Provider

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
