import { NewerSchemaError } from './migrate'

/** SQLite's own, the operating system's for files and for connections. */
const CODES =
  /^(SQLITE_(NOTADB|CANTOPEN|READONLY|CORRUPT|PERM|IOERR|FULL)|E(ACCES|PERM|ROFS|NOTDIR|EXIST|ISDIR|CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|HOSTUNREACH|NETUNREACH)|EAI_)/
/** PostgreSQL's: login refused, no such database, no right to it, full, starting or stopping. */
const POSTGRES_STATES = /^(28|3D000$|42501$|53300$|57P0)/

/**
 * What an operator must know when a database cannot be opened: their configuration, its file or its server is the cause and a stack
 * of ours says nothing. @returns one line, or null for anything else, which is a surprise
 */
export function describeConnectError(error: unknown): string | null {
  if (error instanceof NewerSchemaError) return error.message
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code !== 'string' || !(CODES.test(code) || POSTGRES_STATES.test(code))) return null
  // A server with several addresses that all refuse has a code and no message.
  const [line = ''] = String(message ?? '').split('\n')
  return line.includes(code) ? line : [code, line].filter(Boolean).join(': ')
}
