import { NewerSchemaError } from './migrate'

/** SQLite's own, the operating system's for files and for connections. */
const CODES =
  /^(SQLITE_(NOTADB|CANTOPEN|READONLY|CORRUPT|PERM|IOERR|FULL)|E(ACCES|PERM|ROFS|NOTDIR|EXIST|ISDIR|CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|HOSTUNREACH|NETUNREACH)|EAI_)/
/** PostgreSQL's: login refused, no such database, no permission, too many connections, starting or stopping. */
const POSTGRES_STATES = /^(28|3D000$|42501$|53300$|57P0)/

/**
 * Explains to an operator why a database cannot be opened. The cause is the configuration, the file or the server, so our stack
 * trace does not help. @returns one line, or null for an unexpected error
 */
export function describeConnectError(error: unknown): string | null {
  if (error instanceof NewerSchemaError) return error.message
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code !== 'string' || !(CODES.test(code) || POSTGRES_STATES.test(code))) return null
  // If all addresses of a server refuse, the error has a code and no message.
  const [line = ''] = String(message ?? '').split('\n')
  return line.includes(code) ? line : [code, line].filter(Boolean).join(': ')
}
