import { expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'

it('the admin stores the map of old links, and the compatibility script contains it', async () => {
  const { app, get, post } = await startAdmin({ connected: false })
  const script = async () => (await fetch(`${app.url}/embed.js?compat=calendly&host=dana`)).text()
  const add = (oldLink: string, slug = 'intro-call') => post('/admin/embed', { intent: 'add-old', oldLink, slug })
  const refused = await add('')
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('old address or its path')])
  expect((await add('acme/30min', 'nobody')).status).toBe(400)
  expect((await add('calendly.com/Acme/30min?month=2026-12')).status).toBe(302)
  expect(await script()).toContain('"acme/30min":"dana/intro-call"')
  expect(await (await get('/admin/embed')).text()).toContain('acme/30min leads to Intro call')
  await post('/admin/embed', { intent: 'remove-old', oldPath: 'acme/30min' })
  expect(await script()).not.toContain('acme/30min')
})
