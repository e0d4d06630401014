import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { FoldedSection } from '~/ui/card'
import { TextField } from '~/ui/text-field'
import type { PageFinding } from '../check-page'
import { embedMessages } from '../messages'

export function PageCheck({ address, findings }: { address: string; findings: PageFinding[] | null }) {
  const t = useMessages(embedMessages).check
  return (
    <FoldedSection title={t.title} description={t.text} open={findings !== null}>
      {findings && (
        <Alert tone={findings[0] === 'fine' ? 'success' : 'warning'} title={t.of(address)}>
          <ul>
            {findings.map((finding) => (
              <li key={finding}>{t.findings[finding]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Form method="post" className="form" noValidate>
        <TextField
          label={t.address}
          id="page-address"
          name="page"
          defaultValue={address}
          placeholder="https://"
          maxLength={2_000}
        />
        <SubmitButton name="intent" value="check">
          {t.button}
        </SubmitButton>
      </Form>
    </FoldedSection>
  )
}
