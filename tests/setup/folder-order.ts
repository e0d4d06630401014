import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/** Every folder that holds code, from the top down; app/README.md draws the same list. */
export const FOLDER_ORDER = [
  'app',
  'app/commands',
  'app/process',
  'app/routes',
  'app/api-docs',
  'app/api',
  'app/http',
  'app/operator',
  'app/metrics',
  'app/privacy',
  'app/team',
  'app/embed',
  'app/admin',
  'app/booking/page',
  'app/layouts',
  'app/booking/mails',
  'app/booking/meetings',
  'app/booking/changes',
  'app/calendars',
  'app/busy',
  'app/goto',
  'app/integrations',
  'app/accounts',
  'emails',
  'app/invites',
  'app/booking',
  'app/availability/explain',
  'app/availability/schedules',
  'app/availability/slots',
  'app/availability/assignment',
  'app/event-types',
  'app/availability',
  'app/audit',
  'app/outbox',
  'app/limits',
  'app/oauth',
  'app/outbound',
  'app/mail-texts',
  'app/ui',
  'app/i18n',
  'app/env.server.ts',
  'app/run-mode.ts',
  'app/security',
  'app/time',
  'widget',
  'db',
] as const

/** Folders inside a folder of the order that share its place, next to `components`. Any other new folder needs a place of its own. */
const FOLDERS_INSIDE: Record<string, RegExp> = {
  'app/admin': /^calendar(\/components)?$/,
  'app/operator': /^checks$/,
  'app/routes': /^(site|public|attendee|account|operator|admin(\/[\w-]+)?)$/,
  'app/http': /^require$/,
  'app/accounts': /^sending-address$/,
  'app/booking/page': /^browser$/,
  'app/calendars': /^(google|microsoft|caldav)$/,
  'app/integrations': /^(webhooks|connectors|deliveries)(\/components)?$/,
  db: /^(migrations|queries|tables)$/,
  widget: /^(react|compat|demo|words)$/,
}

const ROOTS = ['app', 'db', 'emails', 'widget']
const ALIASES = { '~/': 'app/', '#db/': 'db/', '#emails/': 'emails/', '#widget/': 'widget/', '#tests/': 'tests/' }

export interface SourceFile {
  /** Below the repository, with `/`. */
  path: string
  text: string
}

export function readSources(root = '.'): SourceFile[] {
  return ROOTS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path: posix.relative(root, path), text: readFileSync(path, 'utf8') })),
  )
}

/** The entry of `FOLDER_ORDER` for a file: the longest that contains it. @returns null for a folder that is not in the order */
export function folderOf(path: string): string | null {
  const fitting = FOLDER_ORDER.filter((folder) => path === folder || path.startsWith(`${folder}/`))
  const folder = fitting.toSorted((a, b) => b.length - a.length)[0] ?? null
  if (folder === null || folder === path) return folder
  // A folder's texts in each language stand in `messages/` below it.
  const inside = dirname(path.slice(folder.length + 1)).replace(/(^|\/)messages$/, '') || '.'
  return inside === '.' || FOLDERS_INSIDE[folder]?.test(inside) || inside === 'components' ? folder : null
}

export interface Import {
  from: string
  to: string
}

/** What the files import of one another: statements, `import()` and types alike. */
export function importsOf(files: SourceFile[]): Import[] {
  const known = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, text }) =>
    specifiersIn(text)
      .map((specifier) => resolve(path, specifier, known))
      .filter((to) => to !== null)
      .map((to) => ({ from: path, to })),
  )
}

function specifiersIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
}

function resolve(from: string, specifier: string, known: Set<string>): string | null {
  const base = leadsTo(from, specifier)
  return ['', '.ts', '.tsx', '.mjs'].map((ending) => base + ending).find((path) => known.has(path)) ?? null
}

/** The path below the repository, perhaps without its ending; a package's name stays as it is. */
function leadsTo(from: string, specifier: string): string {
  const [alias, folder] = Object.entries(ALIASES).find(([start]) => specifier.startsWith(start)) ?? []
  if (alias) return folder + specifier.slice(alias.length)
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier
}

/** Imports from a folder into one that stands above it. */
export function upwardImports(imports: Import[]): Import[] {
  const rank = (path: string) => FOLDER_ORDER.indexOf(folderOf(path) as (typeof FOLDER_ORDER)[number])
  return imports.filter(({ from, to }) => rank(to) < rank(from))
}

/** Files of the product that import from `tests/`. */
export function importsOfTests(files: SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => specifiersIn(text).some((specifier) => leadsTo(path, specifier).startsWith('tests/')))
    .map(({ path }) => path)
}

/** The folders and files that `emails/` needs: what a booking is, its calendar object, hosts' own texts, languages, times and the kinds of jobs. */
const FOR_EMAILS =
  /^(emails\/|db\/|app\/(booking\/[^/]+$|mail-texts\/|invites\/|i18n\/|time\/|outbox\/job\.ts$|env\.server\.ts$|security\/tokens\.server\.ts$))/

/** Imports of mails from elsewhere, and of widget files from anything that other sites do not load. */
export function foreignImports(imports: Import[]): Import[] {
  return imports.filter(
    ({ from, to }) =>
      (from.startsWith('emails/') && !FOR_EMAILS.test(to)) || (from.startsWith('widget/') && !to.startsWith('widget/')),
  )
}

/**
 * Code below `app/http`, components apart, that knows a request: the type `Request`, the request's context, Hono's, or Remix's
 * arguments.
 */
export function requestsBelowHttp(files: SourceFile[]): string[] {
  const http = FOLDER_ORDER.indexOf('app/http')
  return files
    .filter(({ path }) => path.endsWith('.ts') || path.endsWith('.server.tsx'))
    .filter(({ path }) => FOLDER_ORDER.indexOf(folderOf(path) as (typeof FOLDER_ORDER)[number]) > http)
    .filter(
      ({ path, text }) =>
        typeNames(path, text).some((name) => REQUEST_TYPES.includes(name)) ||
        specifiersIn(text).some((specifier) => /^(hono|@hono\/.*)(\/|$)/.test(specifier)),
    )
    .map(({ path }) => path)
}

const REQUEST_TYPES = ['Request', 'AppContext', 'HttpEnv', 'ActionFunctionArgs', 'LoaderFunctionArgs']

function typeNames(path: string, text: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isTypeReferenceNode(node)) names.push(node.typeName.getText())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return names
}
