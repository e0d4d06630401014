import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'

/** An app with an operator's browser, and a tenant's. */
export async function startOperatorApp(environment: Record<string, string> = {}) {
  const app = await startTestApp({
    pages: await builtPages(),
    environment: { OPERATOR_EMAILS: 'ops@example.com, second@example.com', ...environment },
  })
  const ops = await aHost(app, { handle: 'ops', connected: false })
  const dana = await aHost(app)
  return {
    app,
    operator: { ...ops, ...(await signedIn(app, ops)) },
    tenant: { ...dana, ...(await signedIn(app, dana)) },
  }
}
