/**
 * The same in PostgreSQL: disk_full, io_error, and read_only_sql_transaction, from a server that became a replica or was set to
 * read only because its disk is nearly full.
 */
const POSTGRES_STATES = ['53100', '58030', '25006']

/** Whether a write failed because the database's disk is full (D5), by the error codes of both databases. */
export function isFullDisk(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return false
  return /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code) || POSTGRES_STATES.includes(code)
}
