const ADMIN = '/admin'

/**
 * Where to go after signing in: the requested path if it is one of ours, else the admin. Browsers read `//host` and `/\host` as
 * other sites, and drop tabs and line breaks before they decide.
 *
 * @example safeNextPath('/admin/goto') // '/admin/goto'
 * @example safeNextPath('//evil.example') // '/admin'
 */
export function safeNextPath(wanted: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (!wanted || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted)) return ADMIN
  const base = 'https://foyer.invalid'
  return URL.canParse(wanted, base) && new URL(wanted, base).origin === base ? wanted : ADMIN
}
