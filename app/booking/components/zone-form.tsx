import { useSearchParams, useSubmit } from '@remix-run/react'
import { useEffect } from 'react'
import { useMessages } from '~/i18n/locale'
import { presentTimeZoneName } from '~/i18n/time-zone-names'
import { Button } from '~/ui/button'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import type { TimeZoneEntry } from '~/ui/time-zones'
import { isCarried } from '../link-keys'
import { bookingMessages } from '../messages'
import { PageForm } from './page-link'

interface Props {
  zones: readonly TimeZoneEntry[]
  timeZone: string
  label: string
  /** Whether it is only what is usual here: a visitor whose zone nobody named gets the browser's own. */
  guessed: boolean
}

/**
 * The zone in which times are shown, always in sight. A plain form; with scripts it sends itself.
 */
export function ZoneForm({ zones, timeZone, label, guessed }: Props) {
  const t = useMessages(bookingMessages)
  const [query, setQuery] = useSearchParams()
  const submit = useSubmit()
  useEffect(() => {
    const own = presentTimeZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone)
    // Nothing would look otherwise in the same zone; and one that the browser knows and the house does not is asked for once.
    if (!guessed || own === presentTimeZoneName(timeZone) || query.get('tz') === own) return
    const withOwn = (current: URLSearchParams) => {
      const next = new URLSearchParams(current)
      next.set('tz', own)
      return next
    }
    setQuery(withOwn, { replace: true, preventScrollReset: true })
  }, [guessed, timeZone, query, setQuery])

  const kept = [...query].filter(([name]) => name !== 'tz' && (isCarried(name) || name === 'month' || name === 'date'))
  return (
    <PageForm
      method="get"
      className="zone-form"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <TimeZoneSelect name="tz" zones={zones} defaultValue={timeZone} label={label} key={timeZone} />
      <noscript>
        <Button>{t.showZone}</Button>
      </noscript>
    </PageForm>
  )
}
