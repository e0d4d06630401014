import { describe, expect, it } from 'vitest'
import { startOidcSimulator } from '#tests/simulators/oidc/server'
import { parseEnv } from '~/env.server'
import { checkOidc } from '~/operator/checks/check-oidc'

const BASE = {
  APP_URL: 'https://book.example.com',
  APP_SECRET: 'a secret for tests of more than 32 characters',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'foyer@example.com',
}
const OIDC = {
  OIDC_ISSUER: 'https://login.example.com/realms/acme',
  OIDC_CLIENT_ID: 'foyer',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_NAME: 'Acme',
}

function problemsOf(variables: Record<string, string>): string[] {
  const result = parseEnv({ ...BASE, ...variables })
  return result.ok ? [] : result.problems
}

describe('the variables of a sign-in provider', () => {
  it('go together, with one line for each that is missing', () => {
    expect(problemsOf(OIDC)).toEqual([])
    const together = 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME go together'
    for (const name of Object.keys(OIDC))
      expect(problemsOf({ ...OIDC, [name]: ' ' })).toEqual([`${name} is missing: ${together}`])
    expect(problemsOf({ OIDC_NAME: 'Acme' })).toEqual([
      `OIDC_ISSUER is missing: ${together}`,
      `OIDC_CLIENT_ID is missing: ${together}`,
      `OIDC_CLIENT_SECRET is missing: ${together}`,
    ])
  })

  it('take an issuer over https only, or on this machine', () => {
    for (const OIDC_ISSUER of ['http://localhost:9000', 'http://127.0.0.1:9000/a', 'https://login.example.com/'])
      expect([OIDC_ISSUER, problemsOf({ ...OIDC, OIDC_ISSUER })]).toEqual([OIDC_ISSUER, []])
    for (const OIDC_ISSUER of ['http://login.example.com', 'login.example.com', 'https://a.example/?x=1', 'ftp://a.b'])
      expect(problemsOf({ ...OIDC, OIDC_ISSUER })).toEqual([expect.stringMatching(/^OIDC_ISSUER must be an https /)])
  })

  it('are needed before passwords may be off', () => {
    expect(problemsOf({ ...OIDC, PASSWORD_SIGN_IN: 'off' })).toEqual([])
    expect(problemsOf({ PASSWORD_SIGN_IN: 'off' })).toEqual([
      expect.stringMatching(/^PASSWORD_SIGN_IN may be off only /),
    ])
    expect(problemsOf({ ...OIDC, PASSWORD_SIGN_IN: 'no' })).toEqual(['PASSWORD_SIGN_IN must be on or off'])
  })
})

describe('npm run doctor', () => {
  it('says whether the provider answers and publishes what sign-in needs', async () => {
    const provider = await startOidcSimulator()
    const parsed = parseEnv({ ...BASE, ...provider.environment })
    if (!parsed.ok) throw new Error(parsed.problems.join())
    const say = async (env = parsed.env) => (await checkOidc(env)).map(({ ok, text }) => `${ok}: ${text}`)
    expect(await say()).toEqual([`false: ${provider.issuer} is not reachable: answered 503; passwords work as well`])
    provider.serve('https://book.example.com')
    expect(await say()).toEqual([`true: ${provider.issuer} publishes what sign-in needs, passwords work as well`])
    const other = { ...parsed.env, OIDC_ISSUER: provider.issuer.replace('localhost', '127.0.0.1') }
    expect(await say(other)).toEqual([expect.stringContaining('does not publish what OpenID Connect asks for')])
    await provider.down()
    expect(await say()).toEqual([expect.stringContaining('is not reachable: ECONNREFUSED')])
  })
})
