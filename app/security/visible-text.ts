/** Characters with a width that show nothing: the Braille blank and the Hangul fillers. */
const BLANKS = /[\u2800\u3164\u115f\u1160\uffa0]/gu

/**
 * Characters without a width that show nothing: soft hyphens, joiners, direction marks, selectors and tags. Direction overrides
 * are not among them: they change how a text reads and are refused (`plain-text.ts`).
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is looked for by itself
  /[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/**
 * Where such characters belong: joiners inside words of scripts that need them (Persian, Hindi), selectors and joiners inside an emoji,
 * the tags of a flag, variants of a Chinese character.
 */
const NEEDED = [
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{M}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}])/gu,
  /(?<=[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}])[\u200c\u200d]/gu,
  /(?<=[\p{Extended_Pictographic}\d#*])[\ufe0e\ufe0f]/gu,
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})/gu,
  /(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]{0,8})[\u{e0020}-\u{e007f}]/gu,
  /(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu,
] as const

/**
 * A line as a reader sees it. Invisible characters from copying are dropped, every space becomes a plain one, and a letter with
 * its marks becomes one character, so that two names that look the same are the same. A text of only such characters becomes
 * empty.
 *
 * @example visibleText('Ada\u200b\u3164Example') // 'Ada Example'
 */
export function visibleText(text: string): string {
  const kept = new Set<number>()
  for (const pattern of NEEDED) for (const { index } of text.matchAll(pattern)) kept.add(index)
  const seen = text
    .replace(INVISIBLE, (character, index: number) => (kept.has(index) ? character : ''))
    .replace(BLANKS, ' ')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/\P{M}\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) ? seen : ''
}
