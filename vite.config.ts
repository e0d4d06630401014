import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import type { Plugin } from 'vite'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { subjectsOfTexts, textsByLanguage } from './app/commands/texts-by-language'
import { LongestFirst } from './tests/setup/longest-first'
import { shiftClockOfChildren } from './tests/setup/test-clock'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const alias = {
  '~': path('./app'),
  '#db': path('./db'),
  '#emails': path('./emails'),
  '#tests': path('./tests'),
  '#widget': path('./widget'),
}

/** A package of three hundred files, of which we use a part: read as they are, they take a sixth of the time that a process needs to start. */
const BUNDLED_PACKAGES = ['kysely']

/** The oldest browsers that pages and widget must work in; `tests/browsers` checks what no target can lower. */
const JS_TARGET = ['chrome111', 'firefox115', 'safari16.4']
const CSS_TARGETS = browserVersions({ chrome: 111, firefox: 115, safari: 16.4, ios_saf: 16.4 })

/** As Lightning CSS wants them: one byte each for major and minor. */
function browserVersions(versions: Record<string, number>): Record<string, number> {
  const encode = (version: number) => (Math.trunc(version) << 16) | (Math.round((version % 1) * 10) << 8)
  return Object.fromEntries(Object.entries(versions).map(([browser, version]) => [browser, encode(version)]))
}

/**
 * While developing: public pages have no React in the browser to exchange a component, so they load again when one of our sources changes;
 * `public.js` listens.
 */
const reloadPublicPages: Plugin = {
  name: 'reload-public-pages',
  apply: 'serve',
  handleHotUpdate({ file, server }) {
    if (/\/(app|db)\/.*\.(tsx?|css)$/.test(file)) server.ws.send({ type: 'custom', event: 'public-page-changed' })
  },
}

/** As much of Rollup's module graph as the chunk of the root is derived from. */
interface ModuleGraph {
  getModuleIds(): IterableIterator<string>
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/**
 * Puts what the root route and the admin's layout need into one chunk: every page of the admin loads both, but Rollup takes each route for a page
 * of its own, and twenty small files compress worse than one.
 */
function rootChunk(): (id: string, graph: ModuleGraph) => string | undefined {
  let reached: Set<string> | undefined
  return (id, graph) => {
    reached ??= reachedFrom(
      [...graph.getModuleIds()].filter((one) => /\/app\/(root|routes\/admin\/layout)\.tsx(\?|$)/.test(one)),
      graph,
    )
    return (id.includes('/app/') || id === PRELOAD_HELPER) && reached.has(id) ? 'shared' : undefined
  }
}

function reachedFrom(ids: string[], graph: ModuleGraph): Set<string> {
  const reached = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  for (const id of ids) reached.delete(id)
  return reached
}

const PRELOAD_HELPER = '\0vite/preload-helper.js'
/**
 * Vite's own loader of scripts on demand also loads their style sheets and what they import, which none of ours has; every page of the admin
 * would carry it.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load()' : null),
}

/** What public pages load: the one script of all of them, and what a form with a challenge imports. */
const PUBLIC_SCRIPTS: Record<string, { input: string; format: 'iife' | 'es' }> = {
  'public-script': { input: 'public', format: 'iife' },
  'solver-script': { input: 'solve-challenge', format: 'es' },
}

/** What other sites load, each a build of its own: a classic script is one file. */
const WIDGET_BUILDS: Record<string, { input: string; output: string; format: 'iife' | 'es' }> = {
  widget: { input: 'loader.ts', output: 'embed.js', format: 'iife' },
  'widget-module': { input: 'loader-module.ts', output: 'embed.mjs', format: 'es' },
  'widget-calendly': { input: 'compat/loader-calendly.ts', output: 'embed.calendly.js', format: 'iife' },
  'widget-cal': { input: 'compat/loader-cal.ts', output: 'embed.cal.js', format: 'iife' },
}

/** Languages whose words the widget loads when it needs them. */
const WORD_LANGUAGES = readdirSync(path('./widget/words')).map((name) => name.replace('.ts', ''))

// One file, four kinds of builds: the pages (default), the process that serves them (`--mode server`), the widgets, and their React component.
export default defineConfig(({ mode, isSsrBuild }): ViteUserConfig => {
  if (process.env.VITEST) shiftClockOfChildren()
  if (mode === 'server') {
    return {
      resolve: { alias },
      ssr: { noExternal: BUNDLED_PACKAGES },
      build: {
        ssr: true,
        target: 'node22',
        outDir: 'build/process',
        rollupOptions: {
          input: {
            start: path('./app/process/start.ts'),
            commands: path('./app/commands/commands.ts'),
            'expand-calendar': path('./app/busy/expand-calendar.worker.ts'),
          },
          // The pages are their own build; the process loads them when it starts.
          external: [/build\/server\/index\.js$/],
        },
      },
      publicDir: false,
    }
  }
  if (mode === 'widget-react') {
    return {
      publicDir: false,
      build: {
        outDir: 'build/react',
        target: JS_TARGET,
        minify: false,
        rollupOptions: {
          input: path('./widget/react/foyer-react.tsx'),
          // Of the site that uses it.
          external: ['react', 'react/jsx-runtime'],
          output: { entryFileNames: 'foyer-react.js', format: 'es' },
          preserveEntrySignatures: 'strict',
        },
      },
    }
  }
  if (mode === 'texts') {
    const { input, plugin } = subjectsOfTexts()
    return {
      resolve: { alias },
      publicDir: false,
      plugins: [plugin],
      build: {
        outDir: '.cache/texts',
        target: JS_TARGET,
        modulePreload: { polyfill: false },
        rollupOptions: {
          input,
          output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js', format: 'es' },
          preserveEntrySignatures: 'strict',
        },
      },
    }
  }
  const publicScript = PUBLIC_SCRIPTS[mode]
  if (publicScript) {
    return {
      resolve: { alias },
      publicDir: false,
      build: {
        outDir: `build/${mode}`,
        target: JS_TARGET,
        minify: 'terser',
        terserOptions: { module: true, ecma: 2020, compress: { passes: 3 }, mangle: { toplevel: true } },
        modulePreload: { polyfill: false },
        rollupOptions: {
          input: path(`./app/booking/page/browser/${publicScript.input}.ts`),
          output: { entryFileNames: `${publicScript.input}-[hash].js`, format: publicScript.format },
          preserveEntrySignatures: 'strict',
        },
      },
    }
  }
  if (mode === 'widget-words') {
    return {
      publicDir: false,
      build: {
        outDir: 'build/widget/words',
        target: JS_TARGET,
        modulePreload: { polyfill: false },
        rollupOptions: {
          input: Object.fromEntries(
            WORD_LANGUAGES.map((language) => [language, path(`./widget/words/${language}.ts`)]),
          ),
          output: { entryFileNames: '[name].mjs', format: 'es' },
          preserveEntrySignatures: 'strict',
        },
      },
    }
  }
  const widget = WIDGET_BUILDS[mode]
  if (widget) {
    return {
      define: {
        __WORD_LANGUAGES__: JSON.stringify(WORD_LANGUAGES.join()),
        __WORDS_VERSION__: JSON.stringify(`-${process.env.WORDS_VERSION}.mjs`),
      },
      resolve: { alias },
      publicDir: false,
      build: {
        outDir: 'build/widget',
        emptyOutDir: false,
        target: JS_TARGET,
        minify: 'terser',
        terserOptions: {
          module: true,
          ecma: 2020,
          // Vite's default avoids names because of an error in Safari 10.
          safari10: false,
          compress: { passes: 3, unsafe_arrows: true, inline: 1 },
          mangle: { toplevel: true, properties: { regex: /^_/ } },
        },
        modulePreload: { polyfill: false },
        rollupOptions: {
          input: path(`./widget/${widget.input}`),
          output: { entryFileNames: widget.output, format: widget.format, strict: false },
          preserveEntrySignatures: 'strict',
        },
      },
    }
  }
  return {
    resolve: { alias },
    // In a build alone: while developing, each change would read them again.
    ...(isSsrBuild && { ssr: { noExternal: BUNDLED_PACKAGES } }),
    publicDir: false,
    // While developing, the source itself is served.
    define: {
      __PUBLIC_SCRIPT__: JSON.stringify(process.env.PUBLIC_SCRIPT ?? '/app/booking/page/browser/public.ts'),
      __TEXT_FOLDERS__: process.env.TEXT_FOLDERS ?? '{}',
      __SOLVER_SCRIPT__: JSON.stringify(process.env.SOLVER_SCRIPT ?? '/app/booking/page/browser/solve-challenge.ts'),
    },
    // Also while developing: what a host's colour does relies on how `light-dark()` is lowered.
    css: { transformer: 'lightningcss', lightningcss: { targets: CSS_TARGETS } },
    build: {
      ...(!isSsrBuild && { rollupOptions: { output: { manualChunks: rootChunk() } } }),
      target: JS_TARGET,
      cssMinify: 'lightningcss',
      cssTarget: JS_TARGET,
      // 4 % less to load on every booking page than esbuild leaves; the build takes a few seconds longer.
      minify: isSsrBuild ? false : 'terser',
      terserOptions: { module: true, ecma: 2020, compress: { passes: 2 } },
    },
    plugins: process.env.VITEST
      ? []
      : [
          reloadPublicPages,
          plainImports,
          textsByLanguage(),
          remix({
            future: {
              v3_fetcherPersist: true,
              v3_relativeSplatPath: true,
              v3_throwAbortReason: true,
              v3_singleFetch: true,
              v3_routeConfig: true,
            },
          }),
        ],
    test: {
      // Measurements of time are no tests: `npm run bench` runs them.
      include: [process.env.BENCH ? 'tests/bench/*.timing.ts' : 'tests/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/setup/both-databases.ts', 'tests/setup/run-folder.ts'],
      setupFiles: [
        'tests/setup/start-of-file.ts',
        'tests/setup/fail-on-console-error.ts',
        'tests/setup/name-causes.ts',
      ],
      // No test fails by being slow: these end what would never end, on a machine that does other things as well.
      testTimeout: 240_000,
      expect: { poll: { timeout: 90_000 } },
      hookTimeout: 240_000,
      maxWorkers: 2,
      // Requests and their answers are garbage soon: with a larger nursery most of it is never copied, which takes a tenth less.
      execArgv: process.env.BENCH ? [] : ['--min-semi-space-size=32', '--max-semi-space-size=64'],
      // A worker loads what tests share once, and not again for each file: that was a quarter of the time. The product keeps nothing in its
      // modules but what is the same for everybody, and a test gives back what it changes (`onTestFinished`).
      isolate: false,
      sequence: { sequencer: LongestFirst },
    },
  }
})
