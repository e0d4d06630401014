import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import InMemory from 'oidc-provider/lib/adapters/memory_adapter.js'
import { onTestFinished } from 'vitest'

const CLIENT = { id: 'foyer', secret: 'a client secret+with/signs=' }

/** What the provider knows of a person. */
export interface OidcAccount {
  email?: string
  email_verified?: boolean
  name?: string
  zoneinfo?: string
}

export interface OidcSimulator {
  issuer: string
  /** For the app, which is to be started next. */
  environment: Record<string, string>
  accounts: Map<string, OidcAccount>
  /** Who signs in at the provider; a person signs in as themselves, without being asked. */
  person: string
  /** How long ago the person signed in at the provider, whatever it was asked for. */
  signedInAgoSeconds: number
  /** Begins to serve an app, with new keys. */
  serve(appUrl: string): void
  /** Publishes keys other than those with which it signs. */
  publishOtherKeys(): void
  /** Whether the ID token has the address, or only the userinfo endpoint. */
  claimsInIdToken: boolean
  down(): Promise<void>
}

/** The npm package `oidc-provider` on loopback. Stopped when the test ends. */
export async function startOidcSimulator(): Promise<OidcSimulator> {
  let provider: Provider | null = null
  let otherKeys: object | null = null
  const server = createServer(async (request, response) => {
    if (!provider) return void response.writeHead(503).end()
    if (request.url === '/jwks' && otherKeys)
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(otherKeys))
    if (request.url?.startsWith('/interaction/'))
      return provider.interactionFinished(
        request,
        response,
        { login: { accountId: simulator.person, ts: Math.floor(Date.now() / 1000) - simulator.signedInAgoSeconds } },
        { mergeWithLastSubmission: false },
      )
    return provider.callback()(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const down = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onTestFinished(down)
  const simulator: OidcSimulator = {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: 'Acme',
    },
    accounts: new Map(),
    person: '',
    signedInAgoSeconds: 0,
    claimsInIdToken: false,
    serve(appUrl) {
      otherKeys = null
      provider = new Provider(issuer, configurationFor(appUrl, simulator))
    },
    publishOtherKeys() {
      const { d, p, q, dp, dq, qi, ...published } = signingKey('other')
      otherKeys = { keys: [published] }
    },
    down,
  }
  return simulator
}

function configurationFor(appUrl: string, { accounts, claimsInIdToken }: OidcSimulator) {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${appUrl}/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    adapter: Memory,
    jwks: { keys: [signingKey('first')] },
    cookies: { keys: ['keys of the simulator'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'zoneinfo'] },
    conformIdTokenClaims: !claimsInIdToken,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    async loadExistingGrant(ctx: GrantContext) {
      const { provider, client, session } = ctx.oidc
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}

interface GrantContext {
  oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } }
}

/** A name of our own: the package warns of its. */
class Memory extends InMemory {}

type SigningKey = JsonWebKey & { kid: string }

/** Made once for all simulators of the process: a key takes a tenth of a second. */
const keys: Partial<Record<'first' | 'other', SigningKey>> = {}

function signingKey(which: 'first' | 'other'): SigningKey {
  keys[which] ??= {
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    kid: which,
    alg: 'RS256',
    use: 'sig',
  }
  return keys[which]
}
