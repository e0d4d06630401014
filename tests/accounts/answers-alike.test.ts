import { describe, expect, it } from 'vitest'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'
import { limitMails } from '~/http/account-mail-limits.server'
import { beginPasswordAttempt } from '~/http/password-attempt.server'
import { createRateLimits } from '~/limits/rate-limit.server'

describe('a stranger', () => {
  it('learns nothing from sign-up and sign-in about whether an address had an account (S6)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aHost(app, { handle: 'dana' })
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(app.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: app.url },
        body: new URLSearchParams(fields),
      })
      const alert = /role="alert".*?<\/ul>/s.exec(await answer.text())?.[0]
      return { status: answer.status, location: answer.headers.get('location'), alert }
    }
    const password = 'vier Quitten im Keller'
    const answersFor = async (email: string) => {
      const masked = (answer: object) => JSON.parse(JSON.stringify(answer).replaceAll(encodeURIComponent(email), '…'))
      return [
        masked(await post('/sign-up', { name: 'Dana Example', email, password })),
        masked(await post('/sign-in', { email, password })),
      ]
    }
    const known = await answersFor('dana@example.com')
    expect(known).toEqual(await answersFor('unknown@example.com'))
    expect(known).toMatchObject([{ status: 302 }, { status: 401, alert: expect.stringContaining('open the link') }])
  })

  it('counts once for all addresses of an IPv6 network (S7, S16)', async () => {
    const { services } = await startTestApp({ environment: { RATE_LIMIT: 'on' } })
    const limits = createRateLimits(true, services, Date.now)
    const from = (last: number) => ({ ...services, limits, clientAddress: `2001:db8:7:1::${last}`, now: Date.now() })
    for (let asked = 0; asked < 30; asked++) await limits.take('sign-in', '2001:db8:7:1::/64')
    expect(await beginPasswordAttempt(from(1), 'dana@example.com')).toMatchObject({ reason: 'too_many_attempts' })
    const decisions = []
    for (let asked = 0; asked < 21; asked++)
      decisions.push(await limitMails(from(asked), 'reset', `${asked}@example.com`))
    expect(decisions.map(({ ok }) => ok)).toEqual([...Array(20).fill(true), false])
  })
})
