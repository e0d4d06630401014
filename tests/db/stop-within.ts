import type { KyselyPlugin, RawNode } from 'kysely'

/**
 * Calls back within each migration, when all of its statements have run and its line for `schema_version` is about to be
 * written.
 */
export function withinMigrations(call: (version: number) => void): KyselyPlugin {
  return {
    transformQuery({ node }) {
      const version = node.kind === 'RawNode' ? versionWrittenBy(node) : null
      if (version !== null) call(version)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function versionWrittenBy({ sqlFragments, parameters }: RawNode): number | null {
  if (!sqlFragments[0]?.startsWith('insert into schema_version')) return null
  const [first] = parameters as { kind: string; value?: unknown }[]
  return first?.kind === 'ValueNode' ? Number(first.value) : null
}
