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

describe('the order of folders', () => {
  it('has a place for every folder', () => {
    expect(files.map(({ path }) => path).filter((path) => folderOf(path) === null)).toEqual([])
  })

  it('is the order in which app/README.md draws them', () => {
    const map = readFileSync('app/README.md', 'utf8')
    const names = FOLDER_ORDER.filter((folder) => folder !== 'app' && !folder.endsWith('.ts'))
    expect(
      names.filter(
        (folder) =>
          !map.includes(
            `${folder
              .replace(/^app\//, '')
              .split('/')
              .at(-1)}`,
          ),
      ),
    ).toEqual([])
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
    expect(folderOf('app/helpers/anything.ts')).toBeNull()
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
