import { describe, expect, it } from 'vitest'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { A_PASSWORD, aVerifiedHost } from './accounts'

const NO_COOKIE = /did not keep the cookie that signs you in/

/** A host with a password, and the link of one without. */
async function startWithHosts() {
  const { url, services } = await startTestApp({ pages: await builtPages() })
  const [host, other] = [
    await aVerifiedHost(services, 'dana', Date.now()),
    await aVerifiedHost(services, 'olga', Date.now()),
  ]
  const tokenIn = (link: string) => new URL(link).searchParams.get('token') ?? ''
  await follow(url, '/reset-password', null, { token: tokenIn(host.setPasswordUrl), password: A_PASSWORD })
  return { url, email: host.email, resetToken: tokenIn(other.setPasswordUrl) }
}

/** A browser without cookies that follows redirects and names the page of the form it sends. */
async function follow(url: string, address: string, referer: string | null, form?: Record<string, string>) {
  const headers = { ...(referer ? { Referer: url + referer } : {}), Origin: url }
  let answer = await fetch(url + address, {
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    headers,
    redirect: 'manual',
  })
  while (answer.status === 302)
    answer = await fetch(new URL(answer.headers.get('location') ?? '', url), { headers, redirect: 'manual' })
  return answer.text()
}

describe('a browser that keeps no cookie', () => {
  it('gets an explanation after signing in with the right password', async () => {
    const { url, email } = await startWithHosts()
    const form = { email, password: A_PASSWORD }
    expect(await follow(url, '/sign-in', '/sign-in', form)).toMatch(NO_COOKIE)
    expect(await follow(url, '/sign-in?next=%2Fadmin%2Fgoto', '/sign-in?next=%2Fadmin%2Fgoto', form)).toMatch(NO_COOKIE)
  })

  it('gets an explanation after setting a password by a mailed link, whose page sends no referrer', async () => {
    const { url, resetToken } = await startWithHosts()
    const form = { token: resetToken, password: 'four plums on a plate' }
    expect(await follow(url, '/reset-password', null, form)).toMatch(NO_COOKIE)
  })

  it('gets no such explanation when it only opens the admin', async () => {
    const { url } = await startWithHosts()
    expect(await follow(url, '/admin', null)).not.toMatch(NO_COOKIE)
    expect(await follow(url, '/admin/bookings', '/admin')).not.toMatch(NO_COOKIE)
    // A page of the same name on another site is not ours.
    expect(await follow(url, '/admin', '.evil.example/sign-in')).not.toMatch(NO_COOKIE)
  })
})
