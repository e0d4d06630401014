import { createContext, useContext } from 'react'

/**
 * The nonce of this response's Content-Security-Policy, for the few inline elements. The server sets it from the request; the
 * browser reads it from the scripts that it has already allowed. It is never part of loader data.
 */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
