import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The script of a page under `pages/`, with the packages that it imports, as a site's own build would make it.
 *
 * @param packages where packages that are not ours are: name to file
 */
export async function bundlePage(name: string, packages: Record<string, string> = {}): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'development',
    // Packages from elsewhere use this one React.
    resolve: { alias: packages, dedupe: ['react', 'react-dom'] },
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: fileURLToPath(new URL(`pages/${name}`, import.meta.url)), output: { format: 'iife' } },
    },
  })
  return (result as Rollup.RollupOutput).output[0].code
}
