import { describe, expect, it } from 'vitest'
import { aHost, aHouse, builtPages } from '#tests/setup/test-house'
import { deletePhoto, imageType, LARGEST_PHOTO_BYTES, savePhoto } from '~/accounts/host-photo.server'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe('a host’s photo', () => {
  it('is known by its first bytes, not by its name', () => {
    expect(imageType(Buffer.from([0xff, 0xd8, 0xff, 0xe1]))).toBe('image/jpeg')
    expect(imageType(Buffer.from('RIFF1234WEBPVP8 '))).toBe('image/webp')
    expect(imageType(PNG)).toBe('image/png')
    expect(imageType(Buffer.from('<svg onload="alert(1)">'))).toBeNull()
    expect(imageType(Buffer.alloc(0))).toBeNull()
  })

  it('stands on the public page, may be kept for ever, and cannot act as a page', async () => {
    const house = await aHouse({ pages: await builtPages() })
    const host = await aHost(house)
    const { db } = house.services
    const page = async () => (await fetch(`${house.url}/dana`)).text()
    expect(await page()).not.toContain('/photos/')
    expect(await savePhoto(db, host.id, new Blob([PNG]), 1)).toEqual({ ok: true })
    const first = /\/photos\/pho_\w+/.exec(await page())?.[0] ?? ''
    const photo = await fetch(house.url + first)
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(photo.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    await savePhoto(db, host.id, new Blob([PNG]), 2)
    expect(/\/photos\/pho_\w+/.exec(await page())?.[0]).not.toBe(first)
    expect((await fetch(house.url + first)).status).toBe(404)
    await deletePhoto(db, host.id)
    expect(await page()).not.toContain('/photos/')
  })

  it('is refused when it is none, too large or no image', async () => {
    const house = await aHouse()
    const host = await aHost(house, { connected: false })
    const save = (file: Blob | null) => savePhoto(house.services.db, host.id, file, 1)
    expect(await save(null)).toEqual({ ok: false, problem: 'missing' })
    expect(await save(new Blob([Buffer.alloc(LARGEST_PHOTO_BYTES + 1)]))).toEqual({ ok: false, problem: 'too_large' })
    expect(await save(new Blob(['<svg>']))).toEqual({ ok: false, problem: 'not_an_image' })
  })
})
