import { connect } from '#db/connection'
import { parseEnv } from '~/env.server'
import { gotoOAuthProvider } from '~/goto/oauth-provider'
import { gotoTokenStore } from '~/goto/oauth-stores.server'
import { createAccessTokens } from '~/oauth/access-tokens.server'
import { Keyring } from '~/security/sealed-text.server'

/** The request to a token process: the host's access token, once for each job, all at once. */
export interface TokenQuestion {
  hostId: string
  jobs: number
}

/**
 * A process that keeps GoTo's tokens as the app does, and nothing else: asked by its parent, it responds with what each of its jobs got,
 * a token or the reason why there is none.
 */
const configuration = parseEnv(process.env)
if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
const { env } = configuration
const connection = connect(env.DATABASE_URL)
const accessTokens = createAccessTokens({
  store: gotoTokenStore(connection.db),
  keyring: new Keyring(env.APP_SECRET),
  provider: gotoOAuthProvider(env),
  timeouts: { connectMs: 5_000, totalMs: 15_000 },
  clock: Date.now,
})
process.on('message', async ({ hostId, jobs }: TokenQuestion) => {
  const tokens = await Promise.all(Array.from({ length: jobs }, () => accessTokens.accessToken(hostId)))
  process.send?.(tokens.map((token) => (token.ok ? token.accessToken : token.reason)))
})
process.on('disconnect', () => connection.close())
process.send?.('ready')
