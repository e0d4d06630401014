/** SQLite's words for a disk that takes no more writes (D5). */
export function isFullDisk(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code)
}
