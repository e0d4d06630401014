import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  findUncleanedPhoto,
  findWholePhoto,
  markPhotoCleaned,
  removePhoto,
  replacePhoto,
} from '#db/queries/host-photos'
import type { DB, Db } from '#db/schema'
import { newId } from '~/security/tokens.server'
import { cleanPhoto } from './clean-photo'

export const MAX_PHOTO_BYTES = 2 * 1024 * 1024

export type PhotoProblem = 'missing' | 'too_large' | 'not_an_image'

/**
 * Stores a host's photo without its metadata, such as where it was taken. Its first bytes decide the type, never its name or
 * the browser's claim. It is served only as that type and with nosniff, so that it cannot act as anything else.
 */
export async function savePhoto(
  db: Kysely<DB>,
  hostId: string,
  file: Blob | null,
  now: number,
): Promise<{ ok: true } | { ok: false; problem: PhotoProblem }> {
  if (!file || file.size === 0) return { ok: false, problem: 'missing' }
  if (file.size > MAX_PHOTO_BYTES) return { ok: false, problem: 'too_large' }
  const sent = Buffer.from(await file.arrayBuffer())
  const mediaType = imageType(sent)
  const content = mediaType && cleanPhoto(sent, mediaType)
  if (!mediaType || !content) return { ok: false, problem: 'not_an_image' }
  const photo = {
    id: newId('pho'),
    host_id: hostId,
    media_type: mediaType,
    content,
    cleaned: 1,
    created_at: now,
  } as const
  await inTransaction(db, (tx) => replacePhoto(tx, photo))
  return { ok: true }
}

/**
 * Cleans photos that an earlier version stored unchanged. Each gets a new address, because the old one may be cached for ever.
 * An invalid picture stays unchanged.
 *
 * @returns how many were cleaned, and how many could not be
 */
export async function cleanStoredPhotos(db: Kysely<DB>): Promise<{ cleaned: number; left: number }> {
  const done = { cleaned: 0, left: 0 }
  for (let id = await findUncleanedPhoto(db); id !== undefined; id = await findUncleanedPhoto(db)) {
    const ok = await inTransaction(db, (tx) => cleanStoredPhoto(tx, id ?? ''))
    done[ok ? 'cleaned' : 'left']++
  }
  return done
}

async function cleanStoredPhoto(tx: Db, id: string): Promise<boolean> {
  const photo = await findWholePhoto(tx, id)
  const content = photo && cleanPhoto(Buffer.from(photo.content), photo.media_type)
  if (!photo || !content) {
    await markPhotoCleaned(tx, id)
    return false
  }
  await replacePhoto(tx, { ...photo, id: newId('pho'), content, cleaned: 1 })
  return true
}

/** The page shows the host’s initials again. */
export async function deletePhoto(db: Kysely<DB>, hostId: string): Promise<void> {
  await inTransaction(db, (tx) => removePhoto(tx, hostId))
}

/** @example imageType(Buffer.from([0xff, 0xd8, 0xff, 0xe0])) // 'image/jpeg' */
export function imageType(bytes: Buffer): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const starts = (signature: number[], at = 0) => signature.every((byte, index) => bytes[at + index] === byte)
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  // RFC 9649: 'RIFF', four bytes of length, 'WEBP'.
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp'
  return null
}
