import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repeatedExports } from '#tests/setup/exported-names'
import {
  FOLDER_ORDER,
  folderOf,
  foreignImports,
  importsOf,
  importsOfTests,
  readSources,
  requestsBelowHttp,
  upwardImports,
} from '#tests/setup/folder-order'

const files = readSources()

/** The folders at the beginning of a line of the drawing: `privacy/  team/    what they are for`, or `availability/explain, slots`. */
function foldersIn(line: string): string[] {
  const folders: string[] = []
  for (const column of line.trim().split(/ {2,}/)) {
    const [, parent, list] = /^([a-z]+)\/([a-z]+(?:, [a-z]+)+)$/.exec(column) ?? []
    if (list !== undefined) folders.push(...list.split(', ').map((name) => `${parent}/${name}`))
    else if (/^\S+\/$|^[a-z-]+(\.server)?\.ts$/.test(column)) folders.push(column.replace(/^\.\.\/|\/$/g, ''))
    else break
  }
  return folders
}

describe('the order of folders', () => {
  it('has a place for every folder', () => {
    expect(files.map(({ path }) => path).filter((path) => folderOf(path) === null)).toEqual([])
  })

  it('is the order in which app/README.md draws them', () => {
    const drawn = /## Layers\n[\s\S]*?\n## /.exec(readFileSync('app/README.md', 'utf8'))?.[0] ?? ''
    const lines = drawn.split('\n').filter((line) => line.startsWith('    '))
    const places = new Map(lines.flatMap((line, at) => foldersIn(line).map((name) => [name, at] as const)))
    const order = FOLDER_ORDER.filter((folder) => folder !== 'app').map((folder) => folder.replace(/^app\//, ''))
    expect([...places.keys()].sort()).toEqual([...order].sort())
    // Folders of one line may stand in any order, and so may the two lines of the entry points.
    const at = order.slice(2).map((folder) => places.get(folder) ?? -1)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  it('lets no import go upward', () => {
    expect(upwardImports(importsOf(files))).toEqual([])
  })

  it('finds a planted upward import, by alias, relative path, type and import()', () => {
    const planted = [
      "import { createApp } from '~/process/create-app.server'",
      "import type { App } from '../process/create-app.server'",
      "export const later = () => import('~/process/create-app.server')",
    ].map((text, index) => ({ path: `app/booking/planted-${index}.ts`, text }))
    expect(upwardImports(importsOf([...files, ...planted])).map(({ from }) => from)).toEqual(
      planted.map(({ path }) => path),
    )
  })

  it('finds db and the widget importing from the app', () => {
    const planted = ['db/queries/planted.ts', 'widget/planted.ts'].map((path) => ({
      path,
      text: "import { parseEnv } from '~/env.server'",
    }))
    expect(upwardImports(importsOf([...files, ...planted])).map(({ from }) => from)).toEqual(
      planted.map(({ path }) => path),
    )
  })

  it('lets mails import only what a mail is about, and the widget only itself', () => {
    expect(foreignImports(importsOf(files))).toEqual([])
    const planted = [
      { path: 'emails/planted.tsx', text: "import { createBooking } from '~/booking/changes/create-booking.server'" },
      { path: 'emails/another.tsx', text: "import { readMailPayload } from '~/outbox/enqueue.server'" },
      { path: 'widget/planted.ts', text: "import { connect } from '#db/connection'" },
    ]
    expect(foreignImports(importsOf([...files, ...planted])).map(({ from }) => from)).toEqual(
      planted.map(({ path }) => path),
    )
  })

  it('keeps the product free of imports from the tests', () => {
    expect(importsOfTests(files)).toEqual([])
    const planted = [
      { path: 'app/booking/planted.ts', text: "import { aHost } from '#tests/setup/test-app'" },
      { path: 'db/planted.ts', text: "import { aHost } from '../tests/setup/test-app'" },
    ]
    expect(importsOfTests(planted)).toEqual(planted.map(({ path }) => path))
  })

  it('refuses a folder without a place in it', () => {
    for (const folder of [
      'app/helpers',
      'app/booking/helpers',
      'app/http/anything',
      'app/integrations/zapier',
      'db/helpers',
    ])
      expect(folderOf(`${folder}/anything.ts`), folder).toBeNull()
  })
})

describe('code below app/http', () => {
  it('knows no request and no request context', () => {
    expect(requestsBelowHttp(files)).toEqual([])
  })

  it.each([
    'export function plant(context: AppContext) { return context }',
    'export function plant({ request }: LoaderFunctionArgs) { return request }',
    "import type { Context } from 'hono'\nexport function plant(c: Context) { return c }",
    "import type { Context as C } from 'hono'\nexport const plant = (c: C) => c",
  ])('is refused when it takes one: %s', (text) => {
    const path = 'app/booking/changes/planted.server.ts'
    expect(requestsBelowHttp([{ path, text }])).toEqual([path])
  })
})

describe('exported names', () => {
  it('are in one file each', () => {
    expect(repeatedExports(files)).toEqual([])
  })

  it('are refused when two files export them, whatever they name', () => {
    const planted = [
      { path: 'app/one.ts', text: 'export function twice() {}\nexport const once = 1' },
      { path: 'app/two.ts', text: 'export type twice = string\nconst once = 2' },
    ]
    expect(repeatedExports(planted)).toEqual(['twice: app/one.ts, app/two.ts'])
  })

  it('are refused in lists and under other names as well; passing a name on is no second one', () => {
    const planted = [
      { path: 'app/one.ts', text: 'function twice() {}\nconst other = 1\nexport { twice, other as renamed }' },
      { path: 'app/two.ts', text: 'const twice = 2\nexport { twice }\nexport const renamed = 1' },
      {
        path: 'app/three.ts',
        text: "import { twice } from './one'\nexport { twice }\nexport { renamed } from './one'",
      },
    ]
    expect(repeatedExports(planted)).toEqual(['twice: app/one.ts, app/two.ts', 'renamed: app/one.ts, app/two.ts'])
  })
})
