import { sql } from 'kysely'
import type { Dialect } from '#db/dialect'
import { LATEST_VERSION } from '#db/migrate'
import type { Db } from '#db/schema'
import packageJson from '../../package.json'

/** What runs here, by name. */
export async function readVersions({ db, dialect }: { db: Db; dialect: Dialect }): Promise<Record<string, string>> {
  const { rows } =
    dialect === 'sqlite'
      ? await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
      : await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
  return {
    Foyer: packageJson.version,
    Schema: String(LATEST_VERSION),
    'Node.js': process.versions.node,
    [dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL']: rows[0]?.version ?? '?',
    System: `${process.platform} ${process.arch}`,
  }
}
