import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { SignUpsTable } from '../tables/accounts'

export type SignUpRow = Selectable<SignUpsTable>

export async function insertSignUp(db: Db, row: Insertable<SignUpsTable>): Promise<void> {
  await db.insertInto('sign_ups').values(row).execute()
}

/** All attempts to sign up with the address of one unverified account, newest first. */
export async function findSignUps(db: Db, hostId: string): Promise<SignUpRow[]> {
  return db
    .selectFrom('sign_ups')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function findSignUp(db: Db, hostId: string, id: string): Promise<SignUpRow | undefined> {
  return db.selectFrom('sign_ups').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

export async function deleteSignUps(db: Db, hostId: string): Promise<void> {
  await db.deleteFrom('sign_ups').where('host_id', '=', hostId).execute()
}

/** Deletes unconfirmed attempts from before then, and accounts without any other attempt. */
export async function deleteSignUpsBefore(tx: Db, before: number, now: number): Promise<void> {
  await tx.deleteFrom('sign_ups').where('created_at', '<=', before).execute()
  await tx
    .deleteFrom('hosts')
    .where('email_verified_at', 'is', null)
    .where('created_at', '<=', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('sign_ups').select('sign_ups.id').whereRef('sign_ups.host_id', '=', 'hosts.id'))),
    )
    // A mail that is being sent now will be recorded: the next round comes in an hour.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs')
            .select('jobs.id')
            .whereRef('jobs.host_id', '=', 'hosts.id')
            .where('jobs.lease_until', '>', now),
        ),
      ),
    )
    .execute()
}
