import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { aBookedTeam } from './booked-team'

describe('embedding a team’s page', () => {
  it('has the team’s snippets, sites and old links, apart from those of its managers', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner } = await aBookedTeam(app)
    const person = await signedIn(app, owner)
    const address = '/admin/team/embed'
    const opened = await person.get(address)
    // The preview is a frame.
    expect(opened.headers.get('content-security-policy')).toContain(`frame-src 'self'`)
    const page = await opened.text()
    expect(page).toContain('/sales/demo')
    expect(page).not.toContain(`/${owner.handle}/intro-call`)
    const post = (form: Record<string, string>) => person.post(address, form)
    const allowed = await post({ intent: 'add', site: 'https://shop.example' })
    expect([allowed.status, allowed.headers.get('location')]).toEqual([302, address])
    const framed = await fetch(`${app.url}/sales/demo/embed`)
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example')
    const own = await fetch(`${app.url}/${owner.handle}/intro-call/embed`)
    expect(own.headers.get('content-security-policy')).not.toContain('shop.example')
    await post({ intent: 'add-old', oldLink: 'https://calendly.com/acme/demo', slug: 'demo' })
    const script = await (await fetch(`${app.url}/embed.js?compat=calendly&host=sales`)).text()
    expect(script).toContain('"acme/demo":"sales/demo"')
    await post({ intent: 'remove', site: 'https://shop.example' })
    expect((await fetch(`${app.url}/sales/demo/embed`)).headers.get('content-security-policy')).not.toContain(
      'shop.example',
    )
  })
})
