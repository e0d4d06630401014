import { weekdayNames } from '~/i18n/dates'
import { useReader } from '~/i18n/locale'

/**
 * The header of a month's table: short names on screen, full ones for screen readers.
 *
 * @param first the day that weeks begin with: Monday is 1, Sunday 7
 */
export function WeekdayHead({ first = 1 }: { first?: number }) {
  const reader = useReader()
  const long = from(first, weekdayNames(reader, 'long'))
  return (
    <thead>
      <tr>
        {from(first, weekdayNames(reader, 'short')).map((name, day) => (
          <th key={name} scope="col">
            <span aria-hidden="true">{name}</span>
            <span className="visually-hidden">{long[day]}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

function from(first: number, names: string[]): string[] {
  return [...names.slice(first - 1), ...names.slice(0, first - 1)]
}
