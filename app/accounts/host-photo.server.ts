import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { removePhoto, replacePhoto } from '#db/queries/host-photos'
import type { DB } from '#db/schema'
import { newId } from '../security/tokens.server'

export const LARGEST_PHOTO_BYTES = 2 * 1024 * 1024

export type PhotoProblem = 'missing' | 'too_large' | 'not_an_image'

/**
 * Keeps a host's photo as it was sent. What kind it is its first bytes say, never its name or what the browser claims; it is
 * served under that kind only and with nosniff, so it cannot act as anything else.
 */
export async function savePhoto(
  db: Kysely<DB>,
  hostId: string,
  file: Blob | null,
  now: number,
): Promise<{ ok: true } | { ok: false; problem: PhotoProblem }> {
  if (!file || file.size === 0) return { ok: false, problem: 'missing' }
  if (file.size > LARGEST_PHOTO_BYTES) return { ok: false, problem: 'too_large' }
  const content = Buffer.from(await file.arrayBuffer())
  const mediaType = imageType(content)
  if (!mediaType) return { ok: false, problem: 'not_an_image' }
  const photo = { id: newId('pho'), host_id: hostId, media_type: mediaType, content, created_at: now }
  await inTransaction(db, (tx) => replacePhoto(tx, photo))
  return { ok: true }
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
