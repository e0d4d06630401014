/** A person's photo, or the first letters of their name. Decoration: the name is beside it. */
export function Avatar({
  name,
  photoUrl,
  size = 'default',
}: {
  name: string
  photoUrl?: string | null | undefined
  size?: 'small' | 'default' | 'large'
}) {
  return (
    <span className="avatar" data-size={size} aria-hidden="true">
      {photoUrl ? <img src={photoUrl} alt="" loading="lazy" decoding="async" /> : initialsOf(name)}
    </span>
  )
}

/**
 * The first letter of the first and of the last word. Whole graphemes, so that an accent or an emoji is not cut in two.
 *
 * @example initialsOf('Dana van Dijk') // 'DD'
 */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return chosen.map((word) => firstGrapheme(word ?? '').toUpperCase()).join('')
}

/** A letter or digit with its combining marks; `Intl.Segmenter` is missing in browsers that we support. */
const GRAPHEME = /^.(\p{M}|\u200d)*/u

function firstGrapheme(word: string): string {
  return GRAPHEME.exec(word.normalize('NFC'))?.[0] ?? ''
}
