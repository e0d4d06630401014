import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { CopyButton } from '~/ui/copy-button'
import { Dialog } from '~/ui/dialog'
import { quickBookingMessages } from '../messages'

/** After a quick booking: its join link, ready to be copied. A dialog with scripts, a message on the page without. */
export function BookedNotice({ joinUrl, attendee }: { joinUrl: string | null; attendee: string }) {
  const t = useMessages(quickBookingMessages)
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  if (!query.has('booked')) return null
  const words = joinUrl ? (
    <>
      <p>{t.bookedText(attendee)}</p>
      <p>
        <a href={joinUrl} target="_blank" rel="noreferrer">
          {joinUrl}
        </a>
      </p>
      <CopyButton value={joinUrl} label={t.copy} variant="primary" />
    </>
  ) : (
    <p>{t.linkToCome(attendee)}</p>
  )
  if (!scripted)
    return (
      <Alert tone="success" title={t.booked}>
        {words}
      </Alert>
    )
  return (
    <Dialog title={t.booked} onClose={() => navigate('?', { replace: true, preventScrollReset: true })}>
      {words}
    </Dialog>
  )
}
