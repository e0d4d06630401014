/**
 * A number for a member that looks random and is the same for the same seed: FNV-1a with a final mix. It decides between equals, so it
 * protects nothing.
 *
 * @returns an integer below 2^32
 */
export function repeatableRank(seed: string, id: string): number {
  let hash = 0x811c9dc5
  for (const character of `${seed} ${id}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
