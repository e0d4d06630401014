import { builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { type OidcSimulator, startOidcSimulator } from '#tests/simulators/oidc/server'

/** The app with a real OpenID Connect provider on loopback. */
export async function startOidcApp(
  environment: Record<string, string> = {},
): Promise<{ app: TestApp; provider: OidcSimulator }> {
  const provider = await startOidcSimulator()
  const app = await startTestApp({
    pages: await builtPages(),
    environment: { ...provider.environment, ...environment },
  })
  provider.serve(app.url)
  return { app, provider }
}

export interface TestBrowser {
  get(path: string): Promise<Response>
  post(path: string, form: Record<string, string>): Promise<Response>
  cookies: Map<string, string>
}

/** A browser that keeps the app's cookies and follows no redirect by itself. @param sends headers of every request */
export function aBrowser(app: Pick<TestApp, 'url'>, sends: Record<string, string> = {}): TestBrowser {
  const cookies = new Map<string, string>()
  const call = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, Origin: app.url, 'Accept-Language': 'en', ...sends }
    const response = await fetch(new URL(path, app.url), { ...init, headers, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path) => call(path),
    post: (path, form) => call(path, { method: 'POST', body: new URLSearchParams(form) }),
  }
}

/** Where a response leads, below the app or outside. */
export function placeOf(response: Response): string {
  return response.headers.get('location') ?? `${response.status}`
}

/** Signs in at the provider. @returns the address to which it sends the browser back */
export async function answerOf(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  const { origin } = new URL(address)
  let next = address
  for (let step = 0; step < 10 && new URL(next).origin === origin; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { headers: { cookie }, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`The provider answers ${response.status}: ${await response.text()}`)
    next = new URL(location, next).href
  }
  return next
}

/** Presses the button, signs in at the provider and comes back. */
export async function signInByProvider(browser: TestBrowser, form: Record<string, string> = {}): Promise<Response> {
  const begun = await browser.post('/oidc/start', form)
  return browser.get(await answerOf(placeOf(begun)))
}
