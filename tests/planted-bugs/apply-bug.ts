/** @throws unless the searched text is in the source exactly once: a change that fits nowhere, or twice, proves nothing */
export function applyBug(
  { what, file, search, replace }: { what: string; file: string; search: string; replace: string },
  source: string,
): string {
  const [before, after, ...more] = source.split(search)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`"${what}" fits ${after === undefined ? 'nowhere' : 'several times'} in ${file}: ${search}`)
  if (search === replace) throw new Error(`"${what}" changes nothing in ${file}`)
  return before + replace + after
}
