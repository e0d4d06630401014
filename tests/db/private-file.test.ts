import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { closeToOthers } from '#db/private-file'
import { backUpSqlite } from '#db/sqlite-file'
import { backupCommand } from '~/commands/backup'
import { restoreCommand } from '~/commands/restore'

const NOW = Date.UTC(2026, 2, 2, 9)
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** As if the machine let every user read new files. */
function anOpenFolder() {
  const before = process.umask(0o022)
  const folder = mkdtempSync(join(tmpdir(), 'foyer-modes-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => {
    process.umask(before)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

async function aDatabaseIn(file: string) {
  const connection = connect(`file:${file}`)
  onTestFinished(() => connection.close().catch(() => undefined))
  await migrate(connection)
  return connection
}

describe('a database file', () => {
  it('is created with its log and folder for its owner only', async () => {
    const folder = anOpenFolder()
    const file = join(folder, 'data', 'foyer.db')
    await aDatabaseIn(file)
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600'])
    expect(modeOf(join(folder, 'data'))).toBe('700')
  })

  it('that is a device or a pipe keeps its mode, whoever starts the program', () => {
    const pipe = join(anOpenFolder(), 'pipe')
    execFileSync('mkfifo', ['-m', '644', pipe])
    expect(closeToOthers(pipe)).toEqual([dirname(pipe)])
    expect(modeOf(pipe)).toBe('644')
  })

  it('that others could read is closed, with the files beside it, and named', async () => {
    const folder = join(anOpenFolder(), 'data')
    const file = join(folder, 'foyer.db')
    await aDatabaseIn(file)
    const aside = `${file}.before-2026-01-01`
    writeFileSync(aside, '')
    for (const path of [file, `${file}-wal`, aside]) chmodSync(path, 0o644)
    chmodSync(folder, 0o755)
    expect(closeToOthers(file).toSorted()).toEqual([folder, file, `${file}-wal`, aside].toSorted())
    expect([folder, file, `${file}-wal`, aside].map(modeOf)).toEqual(['700', '600', '600', '600'])
    expect(closeToOthers(file)).toEqual([])
  })

  it('leaves a folder that holds other things, and other files, as they are', async () => {
    const folder = anOpenFolder()
    const file = join(folder, 'foyer.db')
    await aDatabaseIn(file)
    const other = join(folder, 'index.html')
    writeFileSync(other, '')
    chmodSync(file, 0o664)
    expect(closeToOthers(file)).toEqual([file])
    expect([modeOf(folder), modeOf(other)]).toEqual(['755', '644'])
  })

  it('is backed up and restored into files for their owner only', async () => {
    const folder = anOpenFolder()
    const [file, backup, open] = ['foyer.db', 'deep/backup.db', 'open.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const connection = await aDatabaseIn(file)
    expect(await backupCommand([backup], { DATABASE_URL: `file:${file}` })).toBe(0)
    expect([modeOf(backup), modeOf(join(folder, 'deep'))]).toEqual(['600', '700'])
    await connection.close()

    process.umask(0o022)
    await backUpSqlite(file, open)
    chmodSync(open, 0o644)
    chmodSync(file, 0o644)
    expect(await restoreCommand([open], { DATABASE_URL: `file:${file}` }, NOW)).toBe(0)
    expect(modeOf(file)).toBe('600')
    expect(modeOf(`${file}.before-2026-03-02T09-00-00-000Z`)).toBe('600')
  })
})
