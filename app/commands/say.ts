/** Prints in one line, on stderr, why a command failed. @returns the exit code */
export function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
