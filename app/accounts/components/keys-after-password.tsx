import { Form } from '@remix-run/react'
import { formatList } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { securityMessages } from '../messages'

/** After a new password: which keys still work, and one click that ends them. */
export function KeysAfterPassword({ names }: { names: string[] }) {
  const t = useMessages(securityMessages).keysAfter
  const locale = useLocale()
  if (names.length === 0) return null
  return (
    <Alert tone="warning" title={t.title(names.length)}>
      <p>{t.text(formatList(locale, names))}</p>
      <div className="actions">
        <RevokeAllKeys />
        <ButtonLink to="/admin/api">{t.see}</ButtonLink>
      </div>
    </Alert>
  )
}

export function RevokeAllKeys() {
  const t = useMessages(securityMessages).keysAfter
  return (
    <Form method="post" action="/admin/api/revocation">
      <SubmitButton variant="danger">{t.revokeAll}</SubmitButton>
    </Form>
  )
}
