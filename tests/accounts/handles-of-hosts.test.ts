import { describe, expect, it } from 'vitest'
import { updateHost } from '#db/queries/hosts'
import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import { ProfileSchema, updateProfile } from '~/accounts/update-profile.server'
import { accountServices, aVerifiedHost, DAY_MS, NOW, signedUp, type TestServices } from './accounts'

const profile = ProfileSchema.parse({ name: 'Dana Example', handle: 'dana', timeZone: 'Europe/Zurich', locale: 'en' })

/** Dana, who had another handle before. */
async function aRenamedHost(services: TestServices) {
  const { id } = await aVerifiedHost(services, 'old-name')
  expect(await rename(services, { id }, 'dana')).toEqual({ ok: true })
  return { id, handle: 'dana' }
}

function rename(services: TestServices, host: { id: string }, handle: string, now = NOW) {
  return updateProfile(services, host, { ...profile, handle }, now)
}

describe('the handle of a public page', () => {
  it('finds its host', async () => {
    const services = await accountServices()
    const { id } = await aVerifiedHost(services)
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toMatchObject({ host: { id } })
  })

  it('is unknown for a suspended host, and does not redirect to one either', async () => {
    const services = await accountServices()
    const host = await aRenamedHost(services)
    await updateHost(services.db, host.id, { suspended_at: NOW }, NOW)
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toBeNull()
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW)).toBeNull()
  })

  it.each(['nobody', 'Dana', 'a', '../admin', '', "' or 1=1 --", '%64ana'])('%j belongs to no host', async (handle) => {
    const services = await accountServices()
    await aVerifiedHost(services)
    expect(await findHostByPublicHandle(services.db, handle, NOW)).toBeNull()
  })
})

describe('after a change of handle', () => {
  it('the old one leads to the new one for 90 days', async () => {
    const services = await accountServices()
    await aRenamedHost(services)
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW + 90 * DAY_MS - 1)).toEqual({ movedTo: 'dana' })
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW + 90 * DAY_MS)).toBeNull()
  })

  it('every earlier one leads straight to the latest', async () => {
    const services = await accountServices()
    const host = await aRenamedHost(services)
    await rename(services, host, 'newest')
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW)).toEqual({ movedTo: 'newest' })
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toEqual({ movedTo: 'newest' })
  })

  it('no other host can take the old one within those days', async () => {
    const services = await accountServices()
    await aRenamedHost(services)
    const other = await aVerifiedHost(services, 'other')
    const early = await rename(services, other, 'old-name', NOW + 89 * DAY_MS)
    expect(early).toEqual({ ok: false, reason: 'handle_taken', suggestion: 'old-name-2' })
    expect(await rename(services, other, 'old-name', NOW + 91 * DAY_MS)).toEqual({ ok: true })
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW + 91 * DAY_MS)).toMatchObject({
      host: { id: other.id },
    })
  })

  it('its host can take it back', async () => {
    const services = await accountServices()
    const host = await aRenamedHost(services)
    expect(await rename(services, host, 'old-name')).toEqual({ ok: true })
    expect(await findHostByPublicHandle(services.db, 'old-name', NOW)).toMatchObject({ host: { id: host.id } })
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toEqual({ movedTo: 'old-name' })
  })

  it('an account that was never verified gives way', async () => {
    const services = await accountServices()
    await signedUp(services, { email: 'other@example.com', handle: 'wanted' })
    const host = await aVerifiedHost(services)
    expect(await rename(services, host, 'wanted')).toEqual({ ok: true })
    expect(await findHostByPublicHandle(services.db, 'wanted', NOW)).toMatchObject({ host: { id: host.id } })
  })

  it('a host keeps the last three, and the oldest is free again', async () => {
    const services = await accountServices()
    const other = await aVerifiedHost(services, 'other')
    let host: { id: string; handle: string } = await aVerifiedHost(services, 'name-0')
    for (let day = 1; day <= 25; day++) {
      const handle = `name-${day}`
      expect(await rename(services, host, handle, NOW + day * DAY_MS)).toEqual({ ok: true })
      host = { ...host, handle }
    }
    const now = NOW + 25 * DAY_MS
    const led = await Promise.all([21, 22, 23, 24].map((n) => findHostByPublicHandle(services.db, `name-${n}`, now)))
    const here = { movedTo: 'name-25' }
    expect(led).toEqual([null, here, here, here])
    expect(await rename(services, other, 'name-21', now)).toEqual({ ok: true })
  })

  it('a fourth on one day is refused, unless it is one of the host’s own', async () => {
    const services = await accountServices()
    let host: { id: string; handle: string } = await aVerifiedHost(services, 'name-0')
    for (const handle of ['name-1', 'name-2', 'name-3']) {
      expect(await rename(services, host, handle)).toEqual({ ok: true })
      host = { ...host, handle }
    }
    expect(await rename(services, host, 'name-4')).toEqual({ ok: false, reason: 'handle_changed_often' })
    expect(await rename(services, host, 'name-1')).toEqual({ ok: true })
    host = { ...host, handle: 'name-1' }
    expect(await rename(services, host, 'name-4')).toEqual({ ok: false, reason: 'handle_changed_often' })
    expect(await rename(services, host, 'name-4', NOW + DAY_MS)).toEqual({ ok: true })
  })

  it('a host keeps a handle that became reserved later, and no other host gets it', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services)
    await updateHost(services.db, host.id, { handle: 'operator' }, NOW)
    const reserved = { id: host.id, handle: 'operator' }
    expect(await rename(services, reserved, 'operator')).toEqual({ ok: true })
    expect(await rename(services, reserved, 'dev')).toEqual({ ok: false, reason: 'handle_reserved' })
    expect(ProfileSchema.safeParse({ ...profile, handle: 'no good' }).success).toBe(false)
  })

  it('a refused one leaves everything as it was', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services)
    await aVerifiedHost(services, 'taken')
    await updateProfile(services, host, { ...profile, handle: 'taken', name: 'Changed' }, NOW)
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toMatchObject({ host: { name: 'Dana Example' } })
  })
})

describe('the profile', () => {
  it('keeps name, zone, language, welcome text and colour', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services)
    const values = ProfileSchema.parse({
      name: 'Dana X. Ample',
      handle: 'dana',
      welcomeText: 'Grüezi!\r\nWorum geht es?',
      timeZone: 'Asia/Kolkata',
      locale: 'de',
      brandColor: '#2F6B4F',
    })
    await updateProfile(services, host, values, NOW)
    expect(await findHostByPublicHandle(services.db, 'dana', NOW)).toMatchObject({
      host: { name: 'Dana X. Ample', timeZone: 'Asia/Kolkata', locale: 'de', brandColor: '#2f6b4f' },
    })
  })

  it.each([
    [{ brandColor: 'red; background: url(//x)' }, 'color_unfit'],
    [{ locale: 'sv' }, 'locale_unknown'],
    [{ timeZone: '+01:00' }, 'time_zone_unknown'],
    [{ welcomeText: 'x'.repeat(1_001) }, 'welcome_text_unfit'],
    [{ welcomeText: 'a\u0000b' }, 'welcome_text_unfit'],
  ])('refuses %j', (values, message) => {
    const { error } = ProfileSchema.safeParse({ name: 'D', handle: 'dana', timeZone: 'UTC', locale: 'en', ...values })
    expect(error?.issues.map((issue) => issue.message)).toEqual([message])
  })
})

describe('two changes of handle at the same moment', () => {
  it('of two hosts to one handle: one gets it, the other one learns so with a free one', async () => {
    for (let round = 0; round < 10; round++) {
      const services = await accountServices()
      const hosts = await Promise.all(['dana', 'erin', 'finn'].map((handle) => aVerifiedHost(services, handle)))
      const results = await Promise.all(hosts.map((host) => rename(services, host, 'wanted')))
      const refused = { ok: false, reason: 'handle_taken', suggestion: 'wanted-2' }
      expect(results.toSorted((a, b) => Number(b.ok) - Number(a.ok))).toEqual([{ ok: true }, refused, refused])
      const winner = hosts[results.findIndex(({ ok }) => ok)]
      expect(await findHostByPublicHandle(services.db, 'wanted', NOW)).toMatchObject({ host: { id: winner?.id } })
    }
  })

  it('of two hosts to each other’s handle: both learn that it is taken', async () => {
    const services = await accountServices()
    const [dana, erin] = [await aVerifiedHost(services, 'dana'), await aVerifiedHost(services, 'erin')]
    const results = await Promise.all([rename(services, dana, 'erin'), rename(services, erin, 'dana')])
    expect(results).toMatchObject([{ reason: 'handle_taken' }, { reason: 'handle_taken' }])
  })

  it('of one host: one follows the other, and all earlier handles lead to the last', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services, 'old-name')
    const wanted = ['name-1', 'name-2', 'name-3', 'name-4']
    const results = await Promise.all(wanted.map((handle) => rename(services, host, handle)))
    const renamed = wanted.filter((_, index) => results[index]?.ok)
    // Three a day are allowed.
    expect(renamed).toHaveLength(3)
    const found = await Promise.all(
      ['old-name', ...renamed].map((name) => findHostByPublicHandle(services.db, name, NOW)),
    )
    const here = found.find((one) => one !== null && 'host' in one)
    const last = here && 'host' in here ? here.host.handle : ''
    expect(renamed).toContain(last)
    expect(found.filter((one) => one !== here)).toEqual(Array(3).fill({ movedTo: last }))
  })

  it('of a host and somebody who verifies an account: one gets it', async () => {
    const services = await accountServices()
    for (let round = 0; round < 5; round++) {
      const host = await aVerifiedHost(services, `dana-${round}`)
      const create = () =>
        aVerifiedHost(services, `wanted-x${round}`).then(
          () => true,
          () => false,
        )
      const [renamed, created] = await Promise.all([rename(services, host, `wanted-x${round}`), create()])
      expect([renamed.ok, created].filter(Boolean)).toHaveLength(1)
    }
  })
})
