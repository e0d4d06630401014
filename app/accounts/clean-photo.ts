import { crc32 } from 'node:zlib'

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'

/**
 * A photo without metadata: place and time, serial numbers, previews, captions, embedded pictures. The picture, its colour
 * profile and its orientation are kept. Time and memory are linear in the size.
 *
 * @returns null when the file is not a valid picture of its type
 */
export function cleanPhoto(bytes: Buffer, type: PhotoType): Buffer | null {
  switch (type) {
    case 'image/jpeg':
      return cleanJpeg(bytes)
    case 'image/png':
      return cleanPng(bytes)
    case 'image/webp':
      return cleanWebp(bytes)
  }
}

/** A TIFF header with one entry, the orientation (CIPA DC-008 §4.6.4), the only part of Exif that is kept. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(SHORT, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

const ORIENTATION = 0x0112
const SHORT = 3

/** The orientation of a picture, 1 to 8; 1 (unrotated) when it is missing or invalid. */
function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1
  const uint16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return 1
  const entries = Math.min(uint16(start), Math.floor((tiff.length - start - 2) / 12))
  for (let entry = 0; entry < entries; entry++) {
    const at = start + 2 + entry * 12
    if (uint16(at) !== ORIENTATION || uint16(at + 2) !== SHORT) continue
    const orientation = uint16(at + 8)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}

function isUpright(orientation: number | undefined): boolean {
  return orientation === undefined || orientation === 1
}

const EXIF_HEAD = Buffer.from('Exif\0\0', 'latin1')

function withoutExifHead(data: Buffer): Buffer {
  return data.subarray(0, EXIF_HEAD.length).equals(EXIF_HEAD) ? data.subarray(EXIF_HEAD.length) : data
}

// JPEG, ITU-T T.81 annex B: markers, most of them with a length; after a start of scan comes coded data up to the next marker.
const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee] as const
/** The segments that decoders need: tables, frames, restart intervals. Application segments, comments and others are dropped. */
const isNeeded = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdf)
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function cleanJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const head: Buffer[] = []
  const rest: Buffer[] = []
  let orientation: number | undefined
  let [hasFrame, hasScan] = [false, false]
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null
    // Any number of fill bytes may precede a marker.
    while (bytes[at] === 0xff) at++
    const marker = bytes[at++]
    if (marker === undefined || marker === EOI) break
    if (at + 2 > bytes.length) break
    const length = bytes.readUInt16BE(at)
    const data = bytes.subarray(at + 2, at + length)
    if (length < 2 || at + length > bytes.length) {
      if (hasScan) break
      return null
    }
    at += length
    if (marker === APP0 && startsWith(data, 'JFIF\0')) head.push(segment(APP0, jfifWithoutPreview(data)))
    else if (marker === APP1 && startsWith(data, 'Exif\0\0')) orientation ??= orientationIn(withoutExifHead(data))
    else if (marker === APP2 && startsWith(data, 'ICC_PROFILE\0')) rest.push(segment(APP2, data))
    else if (marker === APP14 && startsWith(data, 'Adobe')) rest.push(segment(APP14, data.subarray(0, 12)))
    else if (isNeeded(marker)) {
      hasFrame ||= isFrame(marker)
      rest.push(segment(marker, data))
    } else if (marker === SOS) {
      const end = endOfScan(bytes, at)
      rest.push(segment(SOS, data), bytes.subarray(at, end))
      hasScan = true
      at = end
    }
  }
  if (!hasFrame || !hasScan) return null
  const exif = isUpright(orientation) ? [] : [segment(APP1, Buffer.concat([EXIF_HEAD, exifOf(orientation ?? 1)]))]
  // Data after the end of the image, such as a phone's second picture or video, is dropped.
  return Buffer.concat([Buffer.from([0xff, SOI]), ...head.slice(0, 1), ...exif, ...rest, Buffer.from([0xff, EOI])])
}

/** Where the coded data of a scan ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return at
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

function jfifWithoutPreview(data: Buffer): Buffer {
  const jfif = Buffer.alloc(14)
  data.copy(jfif, 0, 0, 12)
  return jfif
}

function startsWith(data: Buffer, text: string): boolean {
  return data.toString('latin1', 0, text.length) === text
}

// PNG, W3C: chunks of length, type, data and checksum.
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_NEEDED = new Set(
  [
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
    'tRNS',
    'gAMA',
    'cHRM',
    'sRGB',
    'iCCP',
    'sBIT',
    'cICP',
    'mDCV',
    'cLLI',
    'pHYs',
  ].concat(
    // Pictures that move.
    ['acTL', 'fcTL', 'fdAT'],
  ),
)

function cleanPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null
  const kept: Buffer[] = []
  let orientation = 1
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || (kept.length === 0 && type !== 'IHDR')) return null
    if (type === 'eXIf') orientation = orientationIn(withoutExifHead(bytes.subarray(at + 8, end - 4)))
    else if (PNG_NEEDED.has(type)) kept.push(bytes.subarray(at, end))
    hasData ||= type === 'IDAT'
    at = end
    if (type !== 'IEND') continue
    if (!hasData || length > 0) return null
    const [header, ...rest] = kept as [Buffer, ...Buffer[]]
    const exif = orientation === 1 ? [] : [pngChunk('eXIf', exifOf(orientation))]
    return Buffer.concat([PNG_SIGNATURE, header, ...exif, ...rest])
  }
  return null
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

// WebP, RFC 9649: RIFF chunks of type, length and data, filled up to an even length.
const WEBP_NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const FRAME_NEEDED = new Set(['VP8 ', 'VP8L', 'ALPH'])
const ANIMATION_FRAME_HEAD = 16
/** Bits of VP8X that say that Exif and XMP follow. */
const [SAYS_EXIF, SAYS_XMP] = [0x08, 0x04] as const

function cleanWebp(bytes: Buffer): Buffer | null {
  if (!startsWith(bytes, 'RIFF') || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const chunks = riffChunks(bytes.subarray(12, Math.min(bytes.length, 8 + bytes.readUInt32LE(4))))
  if (chunks === null || !chunks.some(({ type }) => ['VP8 ', 'VP8L', 'ANMF'].includes(type))) return null
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const isExtended = chunks[0]?.type === 'VP8X' && chunks[0].data.length >= 10
  const orientation = exif && isExtended ? orientationIn(withoutExifHead(exif.data)) : 1
  const kept = chunks
    .filter(({ type }) => WEBP_NEEDED.has(type))
    .map(({ type, data }) => riffChunk(type, cleaned(type)(data, orientation)))
  if (orientation !== 1) kept.push(riffChunk('EXIF', exifOf(orientation)))
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

function cleaned(type: string): (data: Buffer, orientation: number) => Buffer {
  switch (type) {
    case 'VP8X':
      return (data, orientation) => {
        const flags = ((data[0] ?? 0) & ~(SAYS_EXIF | SAYS_XMP)) | (orientation === 1 ? 0 : SAYS_EXIF)
        return Buffer.concat([Buffer.from([flags]), data.subarray(1, 10)])
      }
    case 'ANMF':
      return (data) => {
        const parts = (riffChunks(data.subarray(ANIMATION_FRAME_HEAD)) ?? []).filter((part) =>
          FRAME_NEEDED.has(part.type),
        )
        return Buffer.concat([
          data.subarray(0, ANIMATION_FRAME_HEAD),
          ...parts.map((part) => riffChunk(part.type, part.data)),
        ])
      }
    default:
      return (data) => data
  }
}

function riffChunks(bytes: Buffer): { type: string; data: Buffer }[] | null {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > bytes.length) return null
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
