import { useSearchParams, useSubmit } from '@remix-run/react'
import { useEffect } from 'react'
import { useMessages } from '~/i18n/locale'
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
}

/**
 * The zone in which times are shown, always in sight. A plain form; with scripts it sends itself, and a visitor who came
 * without a zone gets the browser's own.
 */
export function ZoneForm({ zones, timeZone, label }: Props) {
  const t = useMessages(bookingMessages)
  const [query, setQuery] = useSearchParams()
  const submit = useSubmit()
  useEffect(() => {
    if (query.has('tz')) return
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    setQuery((current) => new URLSearchParams([...current, ['tz', own]]), { replace: true, preventScrollReset: true })
  }, [query, setQuery])

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
