import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { A_JPEG, A_PNG, A_PROGRESSIVE_JPEG, A_WEBP } from '#tests/fixtures/photos'
import { cleanPhoto } from '~/accounts/clean-photo'

const SECRETS = ['GPSLatitude', 'SN-12345678', 'MakerNote', 'http://ns.adobe.com/xap', 'Taken at home', 'previewbytes']
const text = (value: string) => Buffer.from(value, 'latin1')
const SECRET = text(SECRETS.join(' '))

/** Exif of a camera: an orientation among other entries, and a text behind them. */
function cameraExif(orientation: number, order: 'II' | 'MM' = 'MM') {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4)
  tiff.write(order, 0, 'latin1')
  const uint16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const uint32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  uint16(42, 2)
  uint32(8, 4)
  uint16(3, 8)
  const entries: [tag: number, type: number, value: number][] = [
    [0x010f, 2, 50],
    [0x0112, 3, orientation],
    [0x8825, 4, 60],
  ]
  entries.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12
    uint16(tag, at)
    uint16(type, at + 2)
    uint32(1, at + 4)
    if (type === 3) uint16(value, at + 8)
    else uint32(value, at + 8)
  })
  return Buffer.concat([tiff, SECRET])
}

function segment(marker: number, data: Buffer) {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Puts segments after the start of a JPEG, before its own. */
function jpegWith(segments: Buffer[], jpeg = A_JPEG, after = Buffer.alloc(0)) {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), after])
}

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([text(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const HEADER_END = 8 + 25
const pngWith = (chunks: Buffer[], after = Buffer.alloc(0)) =>
  Buffer.concat([A_PNG.subarray(0, HEADER_END), ...chunks, A_PNG.subarray(HEADER_END), after])

function riff(type: string, data: Buffer) {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function webp(chunks: Buffer[], after = Buffer.alloc(0)) {
  return Buffer.concat([riff('RIFF', Buffer.concat([text('WEBP'), ...chunks])), after])
}

const PICTURE = A_WEBP.subarray(12)
const EXTENDED = riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 3, 0, 0, 2, 0, 0]))
const PROFILE = text('ICC_PROFILE\0\x01\x01a colour profile')

function expectClean(photo: Buffer | null) {
  expect(photo).not.toBeNull()
  for (const secret of SECRETS) expect(photo?.includes(secret), secret).toBe(false)
}

describe('a photo', () => {
  it.each([
    ['image/jpeg', A_JPEG],
    ['image/jpeg', A_PROGRESSIVE_JPEG],
    ['image/webp', A_WEBP],
  ] as const)('of %s that holds nothing but a picture stays as it is', (type, photo) => {
    expect(cleanPhoto(photo, type)).toEqual(photo)
    expect(cleanPhoto(cleanPhoto(photo, type) ?? Buffer.alloc(0), type)).toEqual(photo)
  })

  it('keeps of a JPEG the picture and its colour profile, and nothing else', () => {
    const second = Buffer.concat([
      A_JPEG.subarray(0, 2),
      segment(0xe1, Buffer.concat([text('Exif\0\0'), cameraExif(1)])),
      A_JPEG.subarray(2),
    ])
    const photo = cleanPhoto(
      jpegWith(
        [
          segment(0xe1, Buffer.concat([text('Exif\0\0'), cameraExif(1)])),
          segment(0xe1, Buffer.concat([text('http://ns.adobe.com/xap/1.0/\0'), SECRET])),
          segment(0xe0, Buffer.concat([text('JFXX\0\x10'), SECRET])),
          segment(0xe2, Buffer.concat([text('MPF\0'), SECRET])),
          segment(0xe2, PROFILE),
          segment(0xec, SECRET),
          segment(0xed, Buffer.concat([text('Photoshop 3.0\0'), SECRET])),
          segment(0xfe, SECRET),
        ],
        A_PROGRESSIVE_JPEG,
        Buffer.concat([second, SECRET]),
      ),
      'image/jpeg',
    )
    expectClean(photo)
    expect(photo?.includes(PROFILE)).toBe(true)
    expect(cleanPhoto(photo ?? Buffer.alloc(0), 'image/jpeg')).toEqual(photo)
    // Without the profile only the picture is left, byte for byte.
    const profile = segment(0xe2, PROFILE)
    const at = photo?.indexOf(profile) ?? -1
    const bare = photo && Buffer.concat([photo.subarray(0, at), photo.subarray(at + profile.length)])
    expect(bare).toEqual(A_PROGRESSIVE_JPEG)
  })

  it('loses the preview in the head of a JPEG', () => {
    const withPreview = Buffer.concat([
      A_JPEG.subarray(0, 2),
      segment(0xe0, Buffer.concat([A_JPEG.subarray(6, 18), Buffer.from([5, 5]), SECRET])),
      A_JPEG.subarray(20),
    ])
    expect(cleanPhoto(withPreview, 'image/jpeg')).toEqual(A_JPEG)
  })

  it.each([
    [6, 'II'],
    [6, 'MM'],
    [8, 'II'],
    [3, 'MM'],
  ] as const)('keeps its orientation: %i in %s', (orientation, order) => {
    const exif = cameraExif(orientation, order)
    const jpeg = cleanPhoto(jpegWith([segment(0xe1, Buffer.concat([text('Exif\0\0'), exif]))]), 'image/jpeg')
    const png = cleanPhoto(pngWith([chunk('eXIf', exif)]), 'image/png')
    const extended = cleanPhoto(webp([EXTENDED, PICTURE, riff('EXIF', exif)]), 'image/webp')
    for (const photo of [jpeg, png, extended]) {
      expectClean(photo)
      // One entry: the tag, the type SHORT, a count of one, and its value.
      const entry = Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation])
      expect(photo?.includes(entry)).toBe(true)
    }
    expect(extended?.[20]).toBe(0x08)
  })

  it('keeps of a PNG what its picture needs: no text, time, Exif or bytes after its end', () => {
    const photo = cleanPhoto(
      pngWith(
        [
          chunk('tEXt', SECRET),
          chunk('zTXt', SECRET),
          chunk('iTXt', SECRET),
          chunk('eXIf', cameraExif(1)),
          chunk('vpAg', SECRET),
          chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
        ],
        SECRET,
      ),
      'image/png',
    )
    expectClean(photo)
    const types = [...(photo?.toString('latin1').matchAll(/IHDR|gAMA|IDAT|IEND|tEXt|tIME|eXIf|bKGD/g) ?? [])].map(
      ([type]) => type,
    )
    expect(new Set(types)).toEqual(new Set(['IHDR', 'gAMA', 'IDAT', 'IEND']))
  })

  it('keeps of a WebP what its picture needs, and says that no Exif and XMP follow', () => {
    const frame = riff('ANMF', Buffer.concat([Buffer.alloc(16), PICTURE, riff('UNKN', SECRET)]))
    const photo = cleanPhoto(
      webp(
        [EXTENDED, riff('ICCP', text('profile')), PICTURE, frame, riff('EXIF', cameraExif(1)), riff('XMP ', SECRET)],
        SECRET,
      ),
      'image/webp',
    )
    expectClean(photo)
    expect(photo?.[20]).toBe(0)
    expect(photo?.readUInt32LE(4)).toBe((photo?.length ?? 0) - 8)
    expect(photo?.includes('ICCP')).toBe(true)
  })

  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['image/jpeg', Buffer.concat([A_JPEG.subarray(0, 4), Buffer.from([0, 0]), A_JPEG.subarray(6)])],
    ['image/jpeg', A_JPEG.subarray(0, 100)],
    ['image/png', Buffer.concat([A_PNG.subarray(0, 8), Buffer.from([1, 2, 3])])],
    ['image/png', A_PNG.subarray(0, A_PNG.length - 20)],
    ['image/webp', Buffer.from('RIFF\x04\0\0\0WEBP')],
    ['image/webp', webp([riff('EXIF', SECRET)])],
  ] as const)('of %s is refused when its structure is invalid (%#)', (type, bytes) => {
    expect(cleanPhoto(bytes, type)).toBeNull()
  })

  it('that ends too early gets an end', () => {
    const cut = A_JPEG.subarray(0, A_JPEG.length - 3)
    expect(cleanPhoto(cut, 'image/jpeg')?.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  })

  it('of hostile bytes costs no more than its size', () => {
    const hostile: [Buffer, 'image/jpeg' | 'image/png' | 'image/webp'][] = [
      [Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(2_000_000, 0xff)]), 'image/jpeg'],
      [Buffer.concat([A_JPEG, Buffer.alloc(2_000_000, 0xff)]), 'image/jpeg'],
      [jpegWith(Array(400_000).fill(segment(0xdb, Buffer.alloc(0)))), 'image/jpeg'],
      [Buffer.concat([A_JPEG.subarray(0, -2), Buffer.alloc(2_000_000, Buffer.from([0xff, 0x00]))]), 'image/jpeg'],
      [pngWith(Array(150_000).fill(chunk('gAMA', Buffer.alloc(0)))), 'image/png'],
      [webp(Array(200_000).fill(riff('ANMF', Buffer.alloc(0)))), 'image/webp'],
    ]
    for (const [bytes, type] of hostile) {
      const photo = cleanPhoto(bytes, type)
      expect(photo === null || photo.length <= bytes.length + 100).toBe(true)
    }
  })
})
