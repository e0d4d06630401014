import ts from 'typescript'

export interface ClockRead {
  line: number
  text: string
}

/** What gives the time without getting it passed in: `Date.now`, `performance.now`, `Temporal.Now`, `process.hrtime` … */
const READERS: Record<string, string[]> = {
  Date: ['now'],
  performance: ['now', 'timeOrigin'],
  Temporal: ['Now'],
  process: ['hrtime', 'uptime'],
}
const GLOBALS = ['globalThis', 'window', 'self', 'global']

/**
 * Where a source reads the system's time: called, or handed on as a function or a default; `new Date()`, `Date()`; a date format without
 * a date. A name of its own that hides the global one does not count.
 */
export function findClockReads(source: string, fileName = 'source.tsx'): ClockRead[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: ClockRead[] = []
  const visit = (node: ts.Node): void => {
    if (readsClock(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push({ line: line + 1, text: node.getText().slice(0, 80) })
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function readsClock(node: ts.Node): boolean {
  // `new Date()`, also without brackets, and `Date()`.
  if (ts.isNewExpression(node) && globalName(node.expression) === 'Date') return (node.arguments ?? []).length === 0
  if (ts.isCallExpression(node)) return globalName(node.expression) === 'Date' || formatsNow(node)
  if (ts.isPropertyAccessExpression(node)) return isReader(globalName(node.expression), node.name.text)
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return isReader(globalName(node.expression), node.argumentExpression.text)
  // `const { now } = Date`
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectBindingPattern(node.name)) {
    const owner = globalName(node.initializer)
    return node.name.elements.some(({ propertyName, name }) => isReader(owner, (propertyName ?? name).getText()))
  }
  // `import { performance } from 'node:perf_hooks'`, `import { Now } from …`
  if (ts.isImportSpecifier(node)) return ['Now', 'hrtime'].includes((node.propertyName ?? node.name).text)
  return false
}

/** `Date`, and `globalThis.Date` as well. */
function globalName(expression: ts.Expression): string | null {
  let inner = expression
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isNonNullExpression(inner))
    inner = inner.expression
  if (ts.isIdentifier(inner)) return inner.text
  if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.expression))
    return GLOBALS.includes(inner.expression.text) ? inner.name.text : null
  return null
}

function isReader(owner: string | null, name: string): boolean {
  return owner !== null && Object.hasOwn(READERS, owner) && READERS[owner]?.includes(name) === true
}

/** `new Intl.DateTimeFormat(…).format()` means now. */
function formatsNow(call: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(call.expression) || call.arguments.length > 0) return false
  const { name, expression } = call.expression
  return ['format', 'formatToParts'].includes(name.text) && expression.getText().includes('DateTimeFormat')
}
