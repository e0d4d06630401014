import { readFileSync } from 'node:fs'

export interface Stage {
  /** What follows FROM. */
  from: string
  as: string | undefined
  steps: { name: string; args: string }[]
}

/** The stages of a Dockerfile, without comments; lines that end in a backslash go on in the next. */
export function readDockerfile(file: string): Stage[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const stages: Stage[] = []
  for (const line of lines) {
    const [name = ''] = line.split(' ', 1)
    const args = line.slice(name.length).trim()
    if (name === 'FROM') stages.push({ from: args, as: / AS (\w+)$/.exec(args)?.[1], steps: [] })
    else stages.at(-1)?.steps.push({ name, args })
  }
  return stages
}
