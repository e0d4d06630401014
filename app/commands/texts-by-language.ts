import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { LOCALES } from '../i18n/locale'

/**
 * The admin loads its texts in one language. Scripts of pages import each subject of texts from `@texts/`, which an import map in the page
 * (`ui/import-map.tsx`) resolves to a folder of one language; a build of its own fills these folders. While developing, scripts have all languages.
 */
const PREFIX = '@texts/'
const DECLARATION = /export const \{([^}]+)\} =\s*defineMessages\(/
/** One import of texts, with aliases or by a relative path; it may also name types. */
const IMPORT = /^import (type )?\{([^}]+)\} from '((?:~|\.{1,2})(?:\/[\w./-]+)?\/messages)'\n/gm

/** In the build of the pages' scripts: texts come from `@texts/`. Types need no import, for nothing remains of them. */
export function textsByLanguage(): Plugin {
  return {
    name: 'texts-by-language',
    apply: 'build',
    enforce: 'pre',
    transform(code, id, options) {
      const [path = ''] = id.split('?')
      if (options?.ssr || !/\/app\/.*\.tsx?$/.test(path)) return null
      const changed = code.replace(IMPORT, (_, type: string | undefined, names: string, specifier: string) =>
        type ? '' : importsOfSubjects(names, folderOfTexts(path, specifier)),
      )
      return changed === code ? null : { code: changed, map: null }
    },
    resolveId(id) {
      // Without effects: a subject that a page does not use is not loaded.
      return id.startsWith(PREFIX) ? { id, external: true, moduleSideEffects: false } : null
    },
  }
}

function importsOfSubjects(names: string, folder: string): string {
  const subjects = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
  return subjects.map((subject) => `import ${subject} from '${PREFIX}${folder}/${subject}.js'\n`).join('')
}

/** @returns relative to `app/` */
function folderOfTexts(importer: string, specifier: string): string {
  const folder = dirname(specifier)
  return folder.startsWith('~') ? folder.slice(2) : relative(resolve('app'), resolve(dirname(importer), folder))
}

const ENTRY = 'texts-entry:'

/** In the build of the texts: a script for each subject and language. */
export function subjectsOfTexts(): { input: Record<string, string>; plugin: Plugin } {
  const subjects = globSync('app/**/messages.ts').flatMap((path) => {
    const [, names = ''] = DECLARATION.exec(readFileSync(path, 'utf8')) ?? []
    return names.split(',').flatMap((name) => (name.trim() === '' ? [] : { folder: dirname(path), name: name.trim() }))
  })
  const input = LOCALES.flatMap((locale) =>
    subjects.map(({ folder, name }) => [
      `${locale}/${relative('app', folder)}/${name}`,
      `${ENTRY}${folder}/messages/${locale}.ts?${name}`,
    ]),
  )
  return {
    input: Object.fromEntries(input),
    plugin: {
      name: 'subjects-of-texts',
      resolveId: (id) => (id.startsWith(ENTRY) ? `\0${id}` : null),
      load(id) {
        if (!id.startsWith(`\0${ENTRY}`)) return null
        const [path = '', name = ''] = id.slice(ENTRY.length + 1).split('?')
        // With a name of its own the module is read once for each subject, and the other subjects are dropped.
        const source = `${resolve(path)}?subject=${name}`
        // Whatever language a component asks for, the page has one.
        const languages = LOCALES.map((locale) => `'${locale}': ${name}`).join(', ')
        return `import { ${name} } from ${JSON.stringify(source)}\nexport default { ${languages} }`
      },
    },
  }
}
