import { type Connection, connect } from '#db/connection'
import { parseEnv } from '~/env.server'
import { gotoOAuthProvider } from '~/goto/oauth-provider'
import { gotoTokenStore } from '~/goto/oauth-stores.server'
import { type AccessTokens, createAccessTokens } from '~/oauth/access-tokens.server'
import { Keyring } from '~/security/sealed-text.server'

/** The first message to a token process: the environment of the app whose tokens it keeps from now on. */
export interface TokenEnvironment {
  variables: Record<string, string>
}

/** The request to a token process: the host's access token, once for each job, all at once. */
export interface TokenQuestion {
  hostId: string
  jobs: number
}

/**
 * A process that keeps GoTo's tokens as the app does, and nothing else: asked by its parent, it responds with what each of its jobs got,
 * a token or the reason why there is none.
 */
let connection: Connection | undefined
let accessTokens: AccessTokens | undefined
process.on('message', async (message: TokenEnvironment | TokenQuestion) => {
  if ('variables' in message) {
    await keepTokensOf(message.variables)
    process.send?.('ready')
    return
  }
  const { hostId, jobs } = message
  const tokens = await Promise.all(Array.from({ length: jobs }, () => accessTokens?.accessToken(hostId)))
  process.send?.(tokens.map((token) => (token?.ok ? token.accessToken : token?.reason)))
})
process.on('disconnect', () => connection?.close())
process.send?.('ready')

async function keepTokensOf(variables: Record<string, string>): Promise<void> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const { env } = configuration
  await connection?.close()
  connection = connect(env.DATABASE_URL)
  accessTokens = createAccessTokens({
    store: gotoTokenStore(connection.db),
    keyring: new Keyring(env.APP_SECRET),
    provider: gotoOAuthProvider(env),
    timeouts: { connectMs: 5_000, totalMs: 15_000 },
    clock: Date.now,
  })
}
