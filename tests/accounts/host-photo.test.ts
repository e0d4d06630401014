import { describe, expect, it } from 'vitest'
import { replacePhoto } from '#db/queries/host-photos'
import { A_PNG } from '#tests/fixtures/photos'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'
import { cleanPhoto } from '~/accounts/clean-photo'
import { cleanStoredPhotos, deletePhoto, imageType, MAX_PHOTO_BYTES, savePhoto } from '~/accounts/host-photo.server'

const PNG = Buffer.from(cleanPhoto(A_PNG, 'image/png') ?? [])

describe('a host’s photo', () => {
  it('is known by its first bytes, not by its name', () => {
    expect(imageType(Buffer.from([0xff, 0xd8, 0xff, 0xe1]))).toBe('image/jpeg')
    expect(imageType(Buffer.from('RIFF1234WEBPVP8 '))).toBe('image/webp')
    expect(imageType(PNG)).toBe('image/png')
    expect(imageType(Buffer.from('<svg onload="alert(1)">'))).toBeNull()
    expect(imageType(Buffer.alloc(0))).toBeNull()
  })

  it('is on the public page, may be cached for ever, and cannot act as a page', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app)
    const { db } = app.services
    const page = async () => (await fetch(`${app.url}/dana`)).text()
    expect(await page()).not.toContain('/photos/')
    expect(await savePhoto(db, host.id, new Blob([PNG]), 1)).toEqual({ ok: true })
    const first = /\/photos\/pho_\w+/.exec(await page())?.[0] ?? ''
    const photo = await fetch(app.url + first)
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(photo.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    await savePhoto(db, host.id, new Blob([PNG]), 2)
    expect(/\/photos\/pho_\w+/.exec(await page())?.[0]).not.toBe(first)
    expect((await fetch(app.url + first)).status).toBe(404)
    await deletePhoto(db, host.id)
    expect(await page()).not.toContain('/photos/')
  })

  it('is refused when it is missing, too large or not an image', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const save = (file: Blob | null) => savePhoto(app.services.db, host.id, file, 1)
    expect(await save(null)).toEqual({ ok: false, problem: 'missing' })
    expect(await save(new Blob([Buffer.alloc(MAX_PHOTO_BYTES + 1)]))).toEqual({ ok: false, problem: 'too_large' })
    expect(await save(new Blob(['<svg>']))).toEqual({ ok: false, problem: 'not_an_image' })
    expect(await save(new Blob([A_PNG.subarray(0, 11)]))).toEqual({ ok: false, problem: 'not_an_image' })
  })

  it('is stored without the metadata beside the picture', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    expect(A_PNG.includes('date:create')).toBe(true)
    expect(await savePhoto(app.services.db, host.id, new Blob([A_PNG]), 1)).toEqual({ ok: true })
    const { content } = await app.services.db.selectFrom('host_photos').select('content').executeTakeFirstOrThrow()
    expect(Buffer.from(content).includes('date:create')).toBe(false)
  })

  it('of an earlier version is cleaned once, under a new address', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const [one, two] = [await aHost(app, { connected: false }), await aHost(app, { handle: 'two', connected: false })]
    const old = { media_type: 'image/png', created_at: 1 } as const
    await replacePhoto(db, { ...old, id: 'pho_one', host_id: one.id, content: A_PNG })
    await replacePhoto(db, { ...old, id: 'pho_two', host_id: two.id, content: Buffer.from('no picture') })
    expect(await cleanStoredPhotos(db)).toEqual({ cleaned: 1, left: 1 })
    expect(await cleanStoredPhotos(db)).toEqual({ cleaned: 0, left: 0 })
    const photos = await db.selectFrom('host_photos').selectAll().orderBy('host_id').execute()
    const photoOf = (hostId: string) => photos.find(({ host_id }) => host_id === hostId)
    expect(photoOf(one.id)?.id).not.toBe('pho_one')
    expect(Buffer.from(photoOf(one.id)?.content ?? '')).toEqual(PNG)
    expect(photoOf(two.id)?.id).toBe('pho_two')
  })
})
