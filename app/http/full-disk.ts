/**
 * PostgreSQL's for the same: disk_full, io_error, and read_only_sql_transaction, which a server says that has become a replica or was
 * set to read only because its disk is nearly full.
 */
const POSTGRES_STATES = ['53100', '58030', '25006']

/** Whether a write failed because the database's disk takes no more (D5), in either database's words. */
export function isFullDisk(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return false
  return /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code) || POSTGRES_STATES.includes(code)
}
