import { afterEach, describe, expect, it, vi } from 'vitest'
import { authenticateApiKey } from '~/accounts/api-keys.server'
import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import { resetPassword } from '~/accounts/reset-password.server'
import { userCommand } from '~/commands/user'
import { A_PASSWORD, accountServices, DAY_MS, signedUp, type TestServices, tokenOf } from './accounts'

afterEach(() => {
  vi.restoreAllMocks()
})

const dana = {
  '--email': 'Dana@example.com',
  '--name': 'Dana Example',
  '--handle': 'dana',
  '--time-zone': 'Europe/Zurich',
}

async function run(services: TestServices, command: string, options: Record<string, string>) {
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      output[stream] += String(text)
      return true
    })
  }
  const code = await userCommand([command, ...Object.entries(options).flat()], services)
  vi.restoreAllMocks()
  return { code, ...output }
}

describe('npm run user -- create', () => {
  it('makes a verified host and prints id, handle, a link to set the password, and an API key', async () => {
    const services = await accountServices()
    const { code, stdout, stderr } = await run(services, 'create', dana)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const printed = JSON.parse(stdout)
    expect(Object.keys(printed)).toEqual(['id', 'handle', 'setPasswordUrl', 'apiToken'])

    const now = Date.now()
    expect(await findHostByPublicHandle(services.db, 'dana', now)).toMatchObject({
      host: { id: printed.id, email: 'dana@example.com', timeZone: 'Europe/Zurich' },
    })
    expect(await authenticateApiKey(services.db, printed.apiToken, now)).toMatchObject({ host: { id: printed.id } })
    const url = new URL(printed.setPasswordUrl)
    expect(url.origin + url.pathname).toBe('https://book.example.com/reset-password')
    const reset = { token: tokenOf(printed.setPasswordUrl), password: A_PASSWORD }
    expect((await resetPassword(services, reset, now + 6 * DAY_MS)).ok).toBe(true)
  })

  it.each([
    [{ ...dana, '--email': 'nobody' }, '--email: '],
    [{ ...dana, '--handle': 'admin' }, '--handle: '],
    [{ ...dana, '--time-zone': 'Nowhere' }, '--time-zone: '],
    [{ ...dana, '--colour': 'red' }, 'Usage: '],
  ])('refuses %j in one line', async (options, beginning) => {
    const services = await accountServices()
    const { code, stdout, stderr } = await run(services, 'create', options)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.startsWith(beginning)).toBe(true)
    expect(stderr.trimEnd()).not.toContain('\n')
    expect(await services.db.selectFrom('hosts').selectAll().execute()).toEqual([])
  })

  it('refuses a handle or an address that is taken', async () => {
    const services = await accountServices()
    await run(services, 'create', dana)
    expect((await run(services, 'create', { ...dana, '--email': 'b@example.com' })).stderr).toMatch(
      /^--handle: .*dana-2/,
    )
    expect((await run(services, 'create', { ...dana, '--handle': 'other' })).stderr).toMatch(/^--email: /)
  })

  it('takes over an account that was signed up and never verified', async () => {
    const services = await accountServices()
    await signedUp(services, { email: 'dana@example.com' })
    expect((await run(services, 'create', dana)).code).toBe(0)
    expect(await services.db.selectFrom('hosts').selectAll().execute()).toHaveLength(1)
  })

  it('explains itself', async () => {
    const services = await accountServices()
    expect((await run(services, 'remove', {})).stderr).toMatch(/^Usage: npm run user -- create/)
  })
})
