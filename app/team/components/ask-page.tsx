import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { teamMessages } from '../messages'

interface Question {
  title: string
  text: string
  button: string
}

/** The one question before something is lost or given away; its button sends the form to the page's own address. */
export function AskPage({ title, text, button }: Question) {
  const t = useMessages(teamMessages).ask
  return (
    <>
      <PageHeader title={title} description={text} />
      <Form method="post" className="actions">
        <SubmitButton variant="danger">{button}</SubmitButton>
        <ButtonLink to="/admin/team/members">{t.keep}</ButtonLink>
      </Form>
    </>
  )
}

/** The same question about a member: the page's loader gives the name. */
export function askAbout<Name extends string>(
  words: { title: (name: Name) => string; text: ((name: Name) => string) | string; button: string },
  name: Name,
): Question {
  return {
    title: words.title(name),
    text: typeof words.text === 'string' ? words.text : words.text(name),
    button: words.button,
  }
}
