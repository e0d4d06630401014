import { useMessages } from '~/i18n/locale'
import { presentTimeZoneName } from '~/time/time-zone-names'
import { cityOf, groupTimeZones, type TimeZoneEntry } from '~/time/time-zones'
import { SelectField, type SelectFieldProps } from './choice-field'
import { uiMessages } from './messages'

/**
 * Every zone in one select, by region, with its offset.
 *
 * @param zones the loader's `listTimeZones`; a chosen zone that is not among them is added at the top
 */
export function TimeZoneSelect({
  zones,
  defaultValue,
  label,
  none,
  ...rest
}: Omit<SelectFieldProps, 'label' | 'choices'> & {
  zones: readonly TimeZoneEntry[]
  label?: string
  /** The text of the choice without a zone, which sends an empty value. */
  none?: string | undefined
}) {
  const t = useMessages(uiMessages)
  const given = defaultValue ?? initialZone(rest.field?.initialValue)
  const chosen = given && presentTimeZoneName(given)
  const regionNames: Record<string, string> = t.regions
  return (
    <SelectField label={label ?? t.timeZone} defaultValue={chosen} {...rest}>
      {none !== undefined && <option value="">{none}</option>}
      {chosen && !zones.some(([id]) => id === chosen) && <option value={chosen}>{cityOf(chosen)}</option>}
      {groupTimeZones(zones).map(({ region, zones }) => (
        <optgroup key={region} label={regionNames[region] ?? region}>
          {zones.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}

function initialZone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
