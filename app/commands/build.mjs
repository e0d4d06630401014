// `npm run build`: the pages, the process that serves them, the widget; then everything static compressed once.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/
/** Below this a compressed answer is not smaller on the wire. */
const LEAST_BYTES = 512

rmSync('build', { recursive: true, force: true })
run('remix', ['vite:build', '--logLevel', 'warn'])
run('vite', ['build', '--mode', 'server', '--logLevel', 'warn'])
run('vite', ['build', '--mode', 'widget', '--logLevel', 'warn'])
compressAll('build/client')
compressAll('build/widget')
mkdirSync('build', { recursive: true })
writeFileSync('build/done', `${new Date().toISOString()}\n`)

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
  if (status !== 0) process.exit(status ?? 1)
}

function compressAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue
    const content = readFileSync(file)
    if (content.length < LEAST_BYTES) continue
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
  }
}
