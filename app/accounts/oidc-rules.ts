export interface OidcRules {
  /** Null: sign-in by a provider is not configured. */
  issuer: string | null
  passwordSignIn: boolean
}

/** The environment may spell the issuer with or without a slash at the end; the stored one is the provider's spelling. */
export function sameIssuer(stored: string, configured: string | null): boolean {
  return configured !== null && stored.replace(/\/$/, '') === configured.replace(/\/$/, '')
}
