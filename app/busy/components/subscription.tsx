import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { busyMessages } from '../messages'

/** The secret feed address of the host's bookings, for other calendars. */
export function Subscription({ address }: { address: string | null }) {
  const { subscription: t } = useMessages(busyMessages)
  return (
    <div className="admin-stack">
      {address !== null && <CopyButton value={address} label={t.copy} field />}
      {address !== null && <p className="item-text">{t.secret}</p>}
      <Form method="post" action="/admin/calendars/subscription" className="actions">
        <SubmitButton name="step" value="renew" size="small">
          {address === null ? t.create : t.renew}
        </SubmitButton>
        {address !== null && (
          <SubmitButton name="step" value="remove" size="small" variant="quiet">
            {t.remove}
          </SubmitButton>
        )}
      </Form>
    </div>
  )
}
