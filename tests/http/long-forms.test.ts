import { expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'

const MAX_ANSWER_BYTES = 72 * 1024
/** Pages encode this character with several. */
const LONG = '"'.repeat(50_000)

const FORMS = {
  '/admin/webhooks/connectors/new': {
    'booked-url': 'https://crm.example/contacts',
    'booked-body': LONG,
    'header-0-name': 'Authorization',
    'header-0-value': 'Bearer a-secret',
  },
  '/admin/event-types/new': { title: '', slug: 'long', description: LONG },
}

for (const [path, fields] of Object.entries(FORMS))
  it(`texts too long to be shown again make a small page that says so: ${path} (S21)`, async () => {
    const { post } = await startAdmin()
    for (const address of [path, `${path}.data`]) {
      const response = await post(address, fields)
      const text = await response.text()
      expect(response.status === 400 || (response.status === 202 && address !== path)).toBe(true)
      expect(text.length).toBeLessThan(MAX_ANSWER_BYTES)
      expect(text).toContain('""'.replaceAll('"', address === path ? '&quot;' : '\\"'))
      expect(text).not.toContain('a-secret')
      if (address === path) expect(text).toContain('the longest ones are cut off')
    }
  })
