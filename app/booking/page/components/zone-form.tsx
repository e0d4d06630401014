import { useLocation, useSearchParams } from '@remix-run/react'
import { formatOffset } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import { MINUTE_MS } from '~/time/units'
import { localTimeAt } from '~/time/wall-time'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { FORM_BYTES, shortQuery } from '~/ui/short-query'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { carryInLink, isCarried } from '../link-keys'
import { bookingMessages } from '../messages'
import { ALL_ZONES_KEY, timeZoneListAddress } from '../time-zone-list'
import { PageForm, PageLink } from './page-link'

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
  const { locale, hour12 } = useReader()
  const [query] = useSearchParams()
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
      <TimeZoneSelect
        name="tz"
        zones={zones}
        defaultValue={timeZone}
        label={t.timeZone}
        autoComplete="off"
        data-all={all ? undefined : timeZoneListAddress(locale)}
      />
      {offsetDiffers && <span className="zone-offset">{t.offsetThen(formatOffset(at, timeZone))}</span>}
      {(locale === 'en' || hour12) && <OtherClock />}
      <noscript>
        <Button>{t.showZone}</Button>
        {!all && (
          <a
            className="zones-all"
            href={carryInLink('', query, { ...Object.fromEntries(kept), tz: timeZone, [ALL_ZONES_KEY]: 1 })}
          >
            {t.allZones}
          </a>
        )}
      </noscript>
    </PageForm>
  )
}

/** The same page with the 12- or 24-hour clock; not offered where a language has only one. */
function OtherClock() {
  const { hour12 } = useReader()
  const [query] = useSearchParams()
  const other = new URLSearchParams(shortQuery(query))
  other.set('clock', hour12 ? '24' : '12')
  return (
    <PageLink className="zone-clock" to={`?${other}`} replace>
      {useMessages(bookingMessages).otherClock(hour12)}
    </PageLink>
  )
}
