import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { builtPages } from '#tests/setup/test-app'

/** What is part of every page, or shows nothing by itself. */
const NOT_SHOWN = [
  ...[
    'arrival-focus',
    'brand-style',
    'field',
    'icon',
    'import-map',
    'loading',
    'page-meta',
    'skeleton',
    'skip-link',
    'theme',
  ],
  ...['storage-guard', 'visually-hidden'],
]

it('/dev/components shows every component of app/ui', () => {
  const page = readFileSync('app/routes/site/components.tsx', 'utf8')
  const components = readdirSync('app/ui').filter((file) => file.endsWith('.tsx'))
  const missing = components.map((file) => file.replace('.tsx', '')).filter((name) => !page.includes(`'~/ui/${name}'`))
  expect(missing.sort()).toEqual(NOT_SHOWN.sort())
})

it('/dev/components is part of no build for production', async () => {
  const ids = Object.keys((await builtPages()).routes)
  expect(ids.length).toBeGreaterThan(50)
  expect(ids).not.toContain('routes/site/components')
})
