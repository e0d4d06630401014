import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { PageHeader } from '~/ui/page-header'
import { securityMessages } from '../messages'

/** Instead of the page whose form made them: they are shown this one time. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useMessages(securityMessages).codes
  return (
    <>
      <PageHeader title={t.title} />
      <Alert tone="warning">{t.once}</Alert>
      <ul className="plain-list section-body" aria-label={t.title}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="actions">
        <CopyButton value={codes.join(' ')} label={t.copy} />
        <ButtonLink to="/admin/settings/security">{t.done}</ButtonLink>
      </div>
    </>
  )
}
