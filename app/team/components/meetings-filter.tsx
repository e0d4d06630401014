import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FilterBox } from '~/ui/filter-box'
import { TextField } from '~/ui/text-field'
import type { TeamQuery } from '../meetings.server'
import { teamMessages } from '../messages'

interface Props {
  typed: TeamQuery['typed']
  sort: string | null
  organizers: { id: string; name: string }[]
}

/** A GET form, so that the result has an address that can be saved and sent. */
export function MeetingsFilter({ typed, sort, organizers }: Props) {
  const t = useMessages(teamMessages).meetings
  const choices = [{ value: '', label: t.everyone }, ...organizers.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <FilterBox filtered={hasMeetingsFilter(typed)}>
      {/* The key makes the fields follow the address when it changes without the form. */}
      <Form key={JSON.stringify(typed)} method="get" className="filter" role="search" preventScrollReset>
        {sort && <input type="hidden" name="sort" value={sort} />}
        <SelectField label={t.organizer} name="organizer" defaultValue={typed.organizer} choices={choices} />
        <TextField label={t.from} type="date" name="from" defaultValue={typed.from} />
        <TextField label={t.to} type="date" name="to" defaultValue={typed.to} />
        <div className="filter-actions">
          <SubmitButton>{t.show}</SubmitButton>
          {hasMeetingsFilter(typed) && (
            <ButtonLink variant="quiet" to="/admin/team">
              {t.reset}
            </ButtonLink>
          )}
        </div>
      </Form>
    </FilterBox>
  )
}

export function hasMeetingsFilter(typed: TeamQuery['typed']): boolean {
  return Object.values(typed).some(Boolean)
}
