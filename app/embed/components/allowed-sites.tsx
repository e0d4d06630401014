import { Form, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { FoldedSection } from '~/ui/card'
import { TextField } from '~/ui/text-field'
import { embedMessages } from '../messages'

export function AllowedSites({ sites, typed, problem }: { sites: string[]; typed: string; problem: string | null }) {
  const t = useMessages(embedMessages).sites
  const { pathname } = useLocation()
  return (
    <FoldedSection title={t.title} description={t.text} open={sites.length > 0 || problem !== null}>
      {sites.length === 0 && <p>{t.none}</p>}
      <ul className="plain-list">
        {sites.map((site) => (
          <li key={site} className="list-head">
            <span>{site}</span>
            <Form method="post" action={pathname}>
              <input type="hidden" name="site" value={site} />
              <SubmitButton size="small" name="intent" value="remove" aria-label={t.removeNamed(site)}>
                {t.remove}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="form" noValidate key={sites.join(' ')}>
        <TextField
          label={t.add}
          hint={t.addHint}
          id="site"
          name="site"
          defaultValue={typed}
          errors={problem ? [problem] : []}
          maxLength={300}
        />
        <SubmitButton name="intent" value="add">
          {t.addButton}
        </SubmitButton>
      </Form>
    </FoldedSection>
  )
}
