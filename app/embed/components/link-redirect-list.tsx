import { Form, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { FoldedSection } from '~/ui/card'
import { type Choice, SelectField } from '~/ui/choice-field'
import { CopyButton } from '~/ui/copy-button'
import { TextField } from '~/ui/text-field'
import { linkRedirectMessages } from '../messages'
import type { LinkRedirectRefusal } from '../save-link-redirect.server'

/** @param script address of the loader for pages of both services */
export function LinkRedirectList({
  script,
  links,
  types,
  refused,
}: {
  script: { calendly: string; cal: string }
  links: { oldPath: string; slug: string }[]
  types: Choice[]
  refused?: { typed: { oldLink: string; slug: string }; problem: LinkRedirectRefusal } | undefined
}) {
  const t = useMessages(linkRedirectMessages)
  const { pathname } = useLocation()
  const titleOf = (slug: string) => types.find(({ value }) => value === slug)?.label ?? slug
  return (
    <FoldedSection title={t.old} description={t.oldText} open={links.length > 0 || refused !== undefined}>
      <CopyButton value={script.calendly} label={t.oldScript('Calendly')} field />
      <CopyButton value={script.cal} label={t.oldScript('Cal.com')} field />
      {links.length > 0 && (
        <ul className="items">
          {links.map(({ oldPath, slug }) => (
            <li key={oldPath}>
              <Form method="post" action={pathname} className="actions" preventScrollReset>
                <input type="hidden" name="intent" value="remove-old" />
                <span>{t.leadsTo(oldPath, titleOf(slug))}</span>
                <SubmitButton
                  size="small"
                  variant="quiet"
                  name="oldPath"
                  value={oldPath}
                  aria-label={t.removeNamed(oldPath)}
                >
                  {t.remove}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="form" noValidate preventScrollReset key={JSON.stringify(links)}>
        <TextField
          label={t.oldLink}
          hint={t.oldLinkHint}
          id="embed-old"
          name="oldLink"
          autoComplete="off"
          defaultValue={refused?.typed.oldLink ?? ''}
          errors={refused ? [t.oldProblems[refused.problem]] : []}
          required
        />
        <SelectField
          label={t.type}
          id="embed-old-type"
          name="slug"
          choices={types}
          defaultValue={refused?.typed.slug ?? types[0]?.value}
        />
        <SubmitButton name="intent" value="add-old">
          {t.addOld}
        </SubmitButton>
      </Form>
    </FoldedSection>
  )
}
