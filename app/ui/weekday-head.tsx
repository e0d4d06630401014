import { weekdayNames } from '~/i18n/dates'
import { useLocale } from '~/i18n/locale'

/** The header of a month's table: short names on screen, full ones for screen readers. */
export function WeekdayHead() {
  const locale = useLocale()
  const long = weekdayNames(locale, 'long')
  return (
    <thead>
      <tr>
        {weekdayNames(locale, 'short').map((name, day) => (
          <th key={name} scope="col">
            <span aria-hidden="true">{name}</span>
            <span className="visually-hidden">{long[day]}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}
