import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** The names in an interface of the widget's protocol. */
function namesIn(interfaceName: string): string[] {
  const text = readFileSync('widget/protocol.ts', 'utf8')
  const { statements } = ts.createSourceFile('protocol.ts', text, ts.ScriptTarget.Latest, true)
  const found = statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === interfaceName)
  return (found?.members ?? []).map(({ name }) =>
    name && ts.isStringLiteral(name) ? name.text : (name?.getText() ?? ''),
  )
}

it('every event between frame and loader is either public or kept from the page by its name', () => {
  const expression = /const INTERNAL_EVENT = \/(.+)\/$/m.exec(readFileSync('widget/booking-element.ts', 'utf8'))?.[1]
  const isInternal = (name: string) => new RegExp(expression ?? '(?!)').test(name)
  expect(namesIn('InternalEvents').length).toBeGreaterThan(2)
  expect(namesIn('InternalEvents').filter((name) => !isInternal(name))).toEqual([])
  expect(namesIn('FrameEvents').length).toBeGreaterThan(7)
  expect(namesIn('FrameEvents').filter(isInternal)).toEqual([])
})
