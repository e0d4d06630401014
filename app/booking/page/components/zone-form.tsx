import { useLocation } from '@remix-run/react'
import { useId } from 'react'
import { formatOffset } from '~/i18n/dates'
import { usesHour12 } from '~/i18n/language-tag'
import { BOTH_CLOCKS, type Locale, useLocale, useMessages, useReader } from '~/i18n/locale'
import { presentTimeZoneName } from '~/time/time-zone-names'
import { cityOf, groupTimeZones, type TimeZoneEntry } from '~/time/time-zones'
import { MINUTE_MS } from '~/time/units'
import { localTimeAt } from '~/time/wall-time'
import { Button } from '~/ui/button'
import { FieldFrame } from '~/ui/field'
import { type Html, htmlElement, innerHtml } from '~/ui/html-element'
import { Icon } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { FORM_BYTES, shortQuery } from '~/ui/short-query'
import { isCarried } from '../link-keys'
import { bookingMessages } from '../messages'
import { ALL_ZONES_KEY, timeZoneListAddress } from '../time-zone-list'
import { PageForm, PageLink } from './page-link'
import { usePageQuery } from './page-query'

interface Props {
  /** The zones in the page: few, or all if the address asks for them. */
  zones: readonly TimeZoneEntry[]
  timeZone: string
  /** One of the times above: the list of zones has the offsets of today, which may be others then. */
  at: number | undefined
}

/**
 * The zone and the clock in which times are shown, in one line that is always in sight. A plain form; with scripts it sends itself and
 * fetches the other zones.
 */
export function ZoneForm({ zones, timeZone, at }: Props) {
  const t = useMessages(bookingMessages)
  const reader = useReader()
  const { linkTo, query } = usePageQuery()
  const { pathname } = useLocation()
  const shown = [...query].filter(([name]) => isCarried(name) || name === 'month' || name === 'date')
  const kept = shortQuery(new URLSearchParams(shown.filter(([name]) => name !== 'tz')), FORM_BYTES)
  const all = query.has(ALL_ZONES_KEY)
  const [, offsetNow] = zones.find(([id]) => id === timeZone) ?? []
  const offsetDiffers =
    at !== undefined && offsetNow !== undefined && localTimeAt(at, timeZone) - at !== offsetNow * MINUTE_MS
  return (
    <PageForm
      method="get"
      // Its fields become the query, so that the page's own would only be repeated.
      action={pathname}
      className="zone-form"
      data-zone={timeZone}
      replace
    >
      {[...kept].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Icon name="globe" />
      <ZoneSelect zones={zones} timeZone={timeZone} all={all} />
      {offsetDiffers && <span className="zone-offset">{t.offsetThen(formatOffset(at, timeZone))}</span>}
      {(reader.hour12 || usesHour12(reader) || BOTH_CLOCKS[reader.locale]) && <OtherClock />}
      <noscript>
        <Button>{t.showZone}</Button>
        {!all && (
          <a className="zones-all" href={linkTo('', { ...Object.fromEntries(kept), tz: timeZone, [ALL_ZONES_KEY]: 1 })}>
            {t.allZones}
          </a>
        )}
      </noscript>
    </PageForm>
  )
}

/** As `TimeZoneSelect`, with options as markup: no browser hydrates them. */
function ZoneSelect({ zones, timeZone, all }: Pick<Props, 'zones' | 'timeZone'> & { all: boolean }) {
  const t = useMessages(bookingMessages)
  const id = useId()
  const locale = useLocale()
  const chosen = presentTimeZoneName(timeZone)
  const groups = optionsOf(zones, locale, chosen)
  return (
    <FieldFrame id={id} label={t.timeZone} errors={[]}>
      <select
        name="tz"
        autoComplete="off"
        data-all={all ? undefined : timeZoneListAddress(locale)}
        id={id}
        className="input input--select"
        dangerouslySetInnerHTML={innerHtml(groups)}
      />
    </FieldFrame>
  )
}

// The common zones are one list for all pages, until it is made anew, and most visitors are in one of them.
const optionsOfList = new WeakMap<readonly TimeZoneEntry[], Map<string, Html[]>>()

function optionsOf(zones: readonly TimeZoneEntry[], locale: Locale, chosen: string): Html[] {
  const written = optionsOfList.get(zones) ?? new Map<string, Html[]>()
  optionsOfList.set(zones, written)
  const key = `${locale} ${chosen}`
  const found = written.get(key) ?? writeOptions(zones, uiMessages[locale].regions, chosen)
  if (written.size < MAX_KEPT_OPTIONS) written.set(key, found)
  return found
}

const MAX_KEPT_OPTIONS = 100

function writeOptions(zones: readonly TimeZoneEntry[], regions: Record<string, string>, chosen: string): Html[] {
  const optionOf = (zone: { id: string; name: string }) =>
    htmlElement('option', { value: zone.id, selected: zone.id === chosen }, zone.name)
  const groups = groupTimeZones(zones).map(({ region, zones }) =>
    htmlElement('optgroup', { label: regions[region] ?? region }, zones.map(optionOf)),
  )
  // A zone that is in no list.
  if (!zones.some(([listed]) => listed === chosen)) groups.unshift(optionOf({ id: chosen, name: cityOf(chosen) }))
  return groups
}

/** The same page with the 12- or 24-hour clock; not offered where a language has only one. */
function OtherClock() {
  const { hour12 } = useReader()
  const { query } = usePageQuery()
  const other = new URLSearchParams(shortQuery(query))
  other.set('clock', hour12 ? '24' : '12')
  return (
    <PageLink className="zone-clock" to={`?${other}`} replace>
      {useMessages(bookingMessages).otherClock(hour12)}
    </PageLink>
  )
}
