import ts from 'typescript'
import type { SourceFile } from './folder-order'

/** What Remix and the migrations look for by name, in each of their files. */
const BY_CONVENTION = new Set(
  'action default handle headers links loader meta shouldRevalidate up ErrorBoundary'.split(' '),
)

/** Each language has the subjects of its folder. */
const TRANSLATION = /\/messages\/[a-z]{2}(-[A-Z]{2})?\.ts$/

/** Exported names that are in more than one file, each with its files: "go to symbol" would be ambiguous. */
export function repeatedExports(files: SourceFile[]): string[] {
  const places = new Map<string, string[]>()
  for (const { path, text } of files.filter(({ path }) => !TRANSLATION.test(path)))
    for (const name of new Set(exportsOf(path, text)))
      if (!BY_CONVENTION.has(name)) places.set(name, [...(places.get(name) ?? []), path])
  return [...places].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`)
}

function exportsOf(path: string, text: string): string[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const declared = statements.filter(isExported).flatMap((statement) => {
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement]
    return declarations.flatMap((declaration) => {
      const { name } = declaration as { name?: ts.Node }
      return name && ts.isIdentifier(name) ? [name.text] : []
    })
  })
  return [...declared, ...listedNames(statements)]
}

/** The names in `export { a, b as c }`, except those that another file has declared and that keep their name. */
function listedNames(statements: ts.NodeArray<ts.Statement>): string[] {
  const imported = new Set(statements.filter(ts.isImportDeclaration).flatMap(importedNames))
  return statements.filter(ts.isExportDeclaration).flatMap(({ exportClause, moduleSpecifier }) => {
    if (!exportClause || !ts.isNamedExports(exportClause)) return []
    return exportClause.elements
      .filter(({ name, propertyName }) => propertyName || (!moduleSpecifier && !imported.has(name.text)))
      .map(({ name }) => name.text)
  })
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = importClause ?? {}
  const listed = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.map((one) => one.name) : []
  return [...(name ? [name] : []), ...listed].map(({ text }) => text)
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}
