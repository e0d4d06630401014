import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Alert } from './alert'
import { ButtonLink, SubmitButton } from './button'
import { PageHeader } from './page-header'

interface WayBack {
  to: string
  label: string
}

/**
 * A page that asks for confirmation.
 *
 * @param over why there is nothing left to confirm, instead of the form
 */
export function QuestionPage({
  title,
  back,
  over,
  children,
}: {
  title: string
  back: WayBack
  over: string | false
  children?: ReactNode
}) {
  return (
    <>
      <PageHeader title={title} back={back} />
      {over ? <Alert tone="info">{over}</Alert> : <div className="section-body">{children}</div>}
    </>
  )
}

/** Asks once before something is lost or given away. The button sends the form to the page's own address. */
export function ConfirmPage({
  title,
  text,
  button,
  keep,
}: {
  title: string
  text: string
  button: string
  keep: WayBack
}) {
  return (
    <>
      <PageHeader title={title} description={text} />
      <Form method="post" className="actions">
        <SubmitButton variant="danger">{button}</SubmitButton>
        <ButtonLink to={keep.to}>{keep.label}</ButtonLink>
      </Form>
    </>
  )
}
