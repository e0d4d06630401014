import { createContext, useContext } from 'react'

/**
 * The nonce of this answer's Content-Security-Policy, for the few inline elements there are. The server sets it from the
 * request; the browser reads it from the scripts it has already let through. It is never part of loader data.
 */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
