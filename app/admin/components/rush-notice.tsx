import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { rushMessages } from '../messages'

/** Says that many bookings came at once, and links to the page that cancels them. */
export function RushNotice({ count }: { count: number }) {
  const t = useMessages(rushMessages)
  if (count === 0) return null
  return (
    <Alert
      tone="warning"
      title={t.notice(count)}
      actions={
        <ButtonLink size="small" to="/admin/bookings/rush">
          {t.look}
        </ButtonLink>
      }
    >
      {t.noticeText}
    </Alert>
  )
}
