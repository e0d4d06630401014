/**
 * Letters that look like letters of an address (Unicode TR39 has thousands; these are enough to write whole words), in lower
 * case after NFKC.
 */
const LOOKALIKES: [letters: string, latin: string][] = [
  ['аɑαᴀ', 'a'],
  ['вʙβᏼ', 'b'],
  ['сϲᴄꮯ', 'c'],
  ['ԁᴅꭰ', 'd'],
  ['еεєᴇꭼ℮', 'e'],
  ['ꜰғ', 'f'],
  ['ɡԍɢցꮐ', 'g'],
  ['һнհʜꮋ', 'h'],
  ['іɩιıɪꭵ', 'i'],
  ['јյᴊꭻ', 'j'],
  ['кκᴋꮶ', 'k'],
  ['ӏʟꮮ', 'l'],
  ['мᴍꮇ', 'm'],
  ['пηոռɴ', 'n'],
  ['оοօᴏ', 'o'],
  ['рρᴘꮲ', 'p'],
  ['ԛզꞯ', 'q'],
  ['гʀꮢ', 'r'],
  ['ѕꜱꮪ', 's'],
  ['тτᴛꭲ', 't'],
  ['υսᴜ', 'u'],
  ['ѵνᴠꮩ', 'v'],
  ['ԝωᴡꮃ', 'w'],
  ['хχ', 'x'],
  ['уγүʏꮍ', 'y'],
  ['ᴢꮓ', 'z'],
]

const LATIN = new Map(LOOKALIKES.flatMap(([letters, latin]) => Array.from(letters, (letter) => [letter, latin])))

/** Boxed and circled capitals, which NFKC does not change, 26 of each. */
const BOXED = [0x1f130, 0x1f150, 0x1f170]

/**
 * A text as it looks at a glance: letters that look Latin become Latin; upper case stays upper case.
 *
 * @example latinLook('еvіl') // 'evil'
 */
export function latinLook(text: string): string {
  return Array.from(text, (letter) => {
    const latin = LATIN.get(letter.toLowerCase())
    if (latin === undefined) return unboxed(letter)
    return letter === letter.toLowerCase() ? latin : latin.toUpperCase()
  }).join('')
}

function unboxed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  const first = BOXED.find((start) => code >= start && code < start + 26)
  return first === undefined ? letter : String.fromCharCode(97 + code - first)
}

/** Scripts whose letters look alike. Other scripts do occur together in one real word: 漢字とかな, ประชุมZoom. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
]

/** Units such as μm and kΩ. */
const UNIT = /^[\p{Script=Latin}\p{M}]{0,2}[μΩπΔ][\p{Script=Latin}\p{M}]{0,2}$/u

/** Whether one word mixes letters of two such scripts, as in "Pаypal" with a Cyrillic а. */
export function mixesScripts(text: string): boolean {
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => ALIKE.filter((script) => script.test(word)).length > 1 && !UNIT.test(word),
  )
}
