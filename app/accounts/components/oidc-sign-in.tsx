import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form, useSearchParams } from '@remix-run/react'
import type { z } from 'zod'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { FormErrors } from '~/ui/form-errors'
import { oidcMessages } from '../messages'
import type { ProviderLinkSchema, readOidcLink } from '../oidc-identity.server'
import { oidcProblemText } from '../oidc-problem-text'

interface ProviderName {
  name: string
  passwordSignIn: boolean
}

/** The button that leads to the sign-in provider, a whole page like the answer, with what went wrong before. */
export function ProviderSignIn({ name, passwordSignIn, next }: ProviderName & { next: string }) {
  const t = useMessages(oidcMessages)
  const [query] = useSearchParams()
  return (
    <>
      <ProviderProblem name={name} passwordSignIn={passwordSignIn} />
      {query.get('provider') === 'confirm' && <Alert tone="info">{t.confirm(name, null)}</Alert>}
      <Form method="post" action="/oidc/start" className="form" reloadDocument>
        <input type="hidden" name="next" value={next} />
        <SubmitButton variant={passwordSignIn ? 'secondary' : 'primary'} wide>
          {t.signIn(name)}
        </SubmitButton>
      </Form>
    </>
  )
}

/** Instead of a form about passwords, where the operator has switched them off. */
export function PasswordsOff({ name }: { name: string }) {
  const t = useMessages(oidcMessages)
  return (
    <>
      <Alert tone="warning">{t.passwordOff(name)}</Alert>
      <ProviderSignIn name={name} passwordSignIn={false} next="" />
    </>
  )
}

function ProviderProblem(provider: ProviderName) {
  const t = useMessages(oidcMessages)
  const [query] = useSearchParams()
  const problem = oidcProblemText(t, query.get('provider'), provider)
  return problem && <Alert tone="danger">{problem}</Alert>
}

type Link = Awaited<ReturnType<typeof readOidcLink>>

/** In the settings: links the provider, confirms an answer of it that waits, or unlinks it. */
export function ProviderSection({
  name,
  passwordSignIn,
  link,
  refused,
}: ProviderName & { link: Link; refused: SubmissionResult | null }) {
  const t = useMessages(oidcMessages)
  return (
    <Section title={t.settings.title(name)} description={t.settings.text(name)}>
      <ProviderProblem name={name} passwordSignIn={passwordSignIn} />
      {link.linked ? (
        <>
          <p>{t.settings.linked(name, link.linked.email)}</p>
          {link.hasPassword ? (
            <ProviderForm part="unlink-provider" button={t.settings.unlink(name)} refused={refused} />
          ) : (
            <p>{passwordSignIn ? t.problems.only_way_in(name) : t.problems.only_way_in_here(name)}</p>
          )}
        </>
      ) : link.offered ? (
        <>
          <p>{t.settings.offered(name, link.offered.email)}</p>
          <ProviderForm part="link-provider" button={t.settings.confirm} refused={refused} />
        </>
      ) : (
        <Form method="post" action="/oidc/start" className="form" reloadDocument>
          <input type="hidden" name="link" value="1" />
          <SubmitButton>{t.settings.link(name)}</SubmitButton>
        </Form>
      )}
    </Section>
  )
}

function ProviderForm({
  part,
  button,
  refused,
}: {
  part: 'link-provider' | 'unlink-provider'
  button: string
  refused: SubmissionResult | null
}) {
  const [form] = useForm<z.input<typeof ProviderLinkSchema>>({ id: part, lastResult: refused })
  return (
    <Form method="post" action={`?part=${part}`} id={form.id} className="form" noValidate>
      <FormErrors problems={form.errors} />
      <SubmitButton>{button}</SubmitButton>
    </Form>
  )
}
