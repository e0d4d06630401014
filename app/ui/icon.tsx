/** Line icons on a 24 grid, drawn for Foyer. Always decoration: the text beside them, or an aria-label, has the meaning. */
const STROKES = {
  alert:
    'M12 8.5v4.5m0 3.2v.1M10.6 4.4 2.9 17.9c-.6 1 .2 2.1 1.3 2.1h15.6c1.1 0 1.9-1.1 1.3-2.1L13.4 4.4a1.6 1.6 0 0 0-2.8 0Z',
  arrowLeft: 'M19 12H5.5m6-6.5L5 12l6.5 6.5',
  arrowRight: 'M5 12h13.5m-6-6.5L19 12l-6.5 6.5',
  calendar:
    'M4 9.5h16M8 3v4m8-4v4M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5Z',
  check: 'm5 12.8 4.6 4.7L19 7.5',
  checkCircle: 'm8.3 12.3 2.6 2.6 4.9-5.4M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  chevronDown: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  chevronLeft: 'M14.5 6 8.5 12l6 6',
  chevronRight: 'm9.5 6 6 6-6 6',
  clock: 'M12 7v5.2l3.2 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 8.5A1.5 1.5 0 0 1 10.5 7h8A1.5 1.5 0 0 1 20 8.5v10a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5Zm6-1.5V5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H9',
  cross: 'm9.2 9.2 5.6 5.6m0-5.6-5.6 5.6M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  drag: 'M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1',
  external:
    'M13.5 4.5h6v6m0-6-8.5 8.5M10 6H6a1.5 1.5 0 0 0-1.5 1.5V18A1.5 1.5 0 0 0 6 19.5h10.5A1.5 1.5 0 0 0 18 18v-4',
  globe:
    'M3.5 12h17M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0 0c2.3-2.5 3.5-5.5 3.5-9S14.3 5.5 12 3c-2.3 2.5-3.5 5.5-3.5 9s1.2 6.5 3.5 9Z',
  info: 'M12 11v5.5m0-8.8v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  menu: 'M4 7.5h16M4 12h16M4 16.5h16',
  pending: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.2 12v.1m3.8-.1v.1m3.8-.1v.1',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.6-3.5 3.6-5.5 7.5-5.5s6.9 2 7.5 5.5',
  plus: 'M12 5v14m-7-7h14',
  settings:
    'M4 7.5h9m4.5 0H20M4 16.5h2.5m4.5 0h9M15.2 9.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Zm-6.4 9a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  sortUp: 'm7.5 14 4.5-4.5 4.5 4.5',
  sortDown: 'm7.5 10 4.5 4.5 4.5-4.5',
  video:
    'M5 6.5h8.5A1.5 1.5 0 0 1 15 8v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5Zm10 4 5.5-3v9l-5.5-3',
} as const

export type IconName = keyof typeof STROKES

/** @param name 'arrowLeft', 'chevronRight' and their opposites are mirrored in right-to-left text */
export function Icon({ name }: { name: IconName }) {
  const directed = /Left|Right/.test(name)
  return (
    <svg
      className="icon"
      data-directed={directed || undefined}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={STROKES[name]} />
    </svg>
  )
}
