import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { HostPhotosTable } from '../tables/accounts'

/** In the caller's transaction: deletes the host's former photo and points the host at the new one. */
export async function replacePhoto(tx: Db, photo: Insertable<HostPhotosTable>): Promise<void> {
  await removePhoto(tx, photo.host_id)
  await tx.insertInto('host_photos').values(photo).execute()
  await tx.updateTable('hosts').set({ photo_id: photo.id }).where('id', '=', photo.host_id).execute()
}

export async function removePhoto(tx: Db, hostId: string): Promise<void> {
  await tx.deleteFrom('host_photos').where('host_id', '=', hostId).execute()
  await tx.updateTable('hosts').set({ photo_id: null }).where('id', '=', hostId).execute()
}

/** The id of a photo that may still have a camera's metadata. */
export async function findUncleanedPhoto(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('host_photos').select('id').where('cleaned', '=', 0).limit(1).executeTakeFirst())?.id
}

export async function findWholePhoto(db: Db, id: string): Promise<Selectable<HostPhotosTable> | undefined> {
  return db.selectFrom('host_photos').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function markPhotoCleaned(db: Db, id: string): Promise<void> {
  await db.updateTable('host_photos').set({ cleaned: 1 }).where('id', '=', id).execute()
}

/** Photos are public: anyone with the address may see one. */
export async function findPhoto(
  db: Db,
  id: string,
): Promise<Pick<Selectable<HostPhotosTable>, 'media_type' | 'content'> | undefined> {
  return db.selectFrom('host_photos').select(['media_type', 'content']).where('id', '=', id).executeTakeFirst()
}
