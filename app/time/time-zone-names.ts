// Engines list old spellings for these. Both name the same zone; people look for the present name.
const PRESENT_NAMES: Record<string, string> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** The spelling that lists and selects here use. @example presentTimeZoneName('Asia/Calcutta') // 'Asia/Kolkata' */
export function presentTimeZoneName(id: string): string {
  return PRESENT_NAMES[id] ?? id
}

/** Every spelling under which an engine may know the zone. @example spellingsOf('Asia/Kolkata') // ['Asia/Kolkata', 'Asia/Calcutta'] */
export function spellingsOf(id: string): string[] {
  const present = presentTimeZoneName(id)
  return [present, ...Object.keys(PRESENT_NAMES).filter((old) => PRESENT_NAMES[old] === present)]
}

let spellings: Map<string, string> | undefined

/**
 * A zone in the spelling of lists, from any case; a zone that is in no list stays unchanged. @example
 * listedTimeZone('europe/zurich') // 'Europe/Zurich'
 */
export function listedTimeZone(id: string): string {
  spellings ??= new Map(
    ['UTC', ...Intl.supportedValuesOf('timeZone'), ...Object.values(PRESENT_NAMES)].map((name) => [
      name.toLowerCase(),
      name,
    ]),
  )
  return spellings.get(id.toLowerCase()) ?? id
}
