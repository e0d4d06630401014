import type { Keyring } from '~/security/sealed-text.server'
import type { OAuthProvider, OAuthTokens } from './oauth-provider'

/** Tokens as they are stored. Sealed, and bound to provider, host and connection: moved to another row they do not open (T5). */
export interface SealedTokens {
  accessToken: string
  refreshToken: string
  /** Epoch ms. */
  accessExpiresAt: number
  /** Null if the provider did not state it: the stored value stays. */
  scope: string | null
}

/** What sealed tokens are bound to. */
export interface TokenPlace {
  hostId: string
  /** The connection's. */
  id: string
}

/** @param previousRefreshToken stays if the response has no new one (T3) */
export function sealTokens(
  keyring: Keyring,
  provider: Pick<OAuthProvider, 'key'>,
  place: TokenPlace,
  { accessToken, refreshToken, expiresInMs, scope }: OAuthTokens,
  previousRefreshToken: string,
  now: number,
): SealedTokens {
  const context = sealContext(provider, place)
  return {
    accessToken: keyring.seal(accessToken, context),
    refreshToken: keyring.seal(refreshToken ?? previousRefreshToken, context),
    accessExpiresAt: now + expiresInMs,
    scope,
  }
}

/** @throws if they were sealed for another row, or under a secret that is no longer configured */
export function openTokens(
  keyring: Keyring,
  provider: Pick<OAuthProvider, 'key'>,
  sealed: TokenPlace & Pick<SealedTokens, 'accessToken' | 'refreshToken'>,
): { accessToken: string; refreshToken: string } {
  const context = sealContext(provider, sealed)
  return {
    accessToken: keyring.open(sealed.accessToken, context),
    refreshToken: keyring.open(sealed.refreshToken, context),
  }
}

function sealContext({ key }: Pick<OAuthProvider, 'key'>, { hostId, id }: TokenPlace): string {
  return `${key}-token:${hostId}:${id}`
}
