import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repeatedExports } from '#tests/setup/exported-names'
import {
  FOLDER_ORDER,
  folderOf,
  importsOf,
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
    else if (/^\S+\/$|^env\.server\.ts$/.test(column)) folders.push(column.replace(/^\.\.\/|\/$/g, ''))
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

  it('is refused when it takes one', () => {
    const planted = {
      path: 'app/booking/changes/planted.server.ts',
      text: 'export function plant(context: AppContext) { return context }',
    }
    expect(requestsBelowHttp([planted])).toEqual([planted.path])
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
})
