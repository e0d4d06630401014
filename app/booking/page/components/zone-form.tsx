import { useLocation, useSearchParams } from '@remix-run/react'
import { useLocale, useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import { Button } from '~/ui/button'
import { FORM_BYTES, shortQuery } from '~/ui/short-query'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { carryInLink, isCarried } from '../link-keys'
import { bookingMessages } from '../messages'
import { ALL_ZONES_KEY, timeZoneListAddress } from '../time-zone-list'
import { PageForm } from './page-link'

interface Props {
  /** The zones in the page: few, or all if the address asks for them. */
  zones: readonly TimeZoneEntry[]
  timeZone: string
  label: string
}

/** The zone in which times are shown, always in sight. A plain form; with scripts it sends itself and fetches the other zones. */
export function ZoneForm({ zones, timeZone, label }: Props) {
  const t = useMessages(bookingMessages)
  const locale = useLocale()
  const [query] = useSearchParams()
  const { pathname } = useLocation()
  const shown = [...query].filter(([name]) => isCarried(name) || name === 'month' || name === 'date')
  const kept = shortQuery(new URLSearchParams(shown.filter(([name]) => name !== 'tz')), FORM_BYTES)
  const all = query.has(ALL_ZONES_KEY)
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
      <TimeZoneSelect
        name="tz"
        zones={zones}
        defaultValue={timeZone}
        label={label}
        autoComplete="off"
        data-all={all ? undefined : timeZoneListAddress(locale)}
      />
      <noscript>
        <Button>{t.showZone}</Button>
        {!all && (
          <a href={carryInLink('', query, { ...Object.fromEntries(kept), tz: timeZone, [ALL_ZONES_KEY]: 1 })}>
            {t.allZones}
          </a>
        )}
      </noscript>
    </PageForm>
  )
}
