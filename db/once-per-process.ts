/**
 * State that all code of a process shares. The pages and the process that serves them are two builds, each with its own copy of
 * every module: a queue in a module's variable would exist twice, and an error of one copy would be unknown to the other.
 *
 * @param name unique in the repository
 * @param create called once for each process and name
 */
export function oncePerProcess<T>(name: string, create: () => T): T {
  const kept = globalThis as unknown as Record<symbol, { value: T } | undefined>
  const key = Symbol.for(`foyer: ${name}`)
  kept[key] ??= { value: create() }
  return kept[key].value
}
