/** Says in one line, on stderr, why a command did not do what was asked. @returns the exit code */
export function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
