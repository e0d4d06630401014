import { useMessages } from '~/i18n/locale'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/card'
import { bookedTeamMessages } from '../messages'

interface Props {
  id: string
  team: { name: string; rule: 'round_robin' | 'collective' | 'choose' }
  /** All hosts of a collective meeting, the organizer first; none for another. */
  together: string[]
  mayHandOver: boolean
}

/** On a booking's page: which team was booked, by which rule, and to pass the meeting on. */
export function TeamPart({ id, team, together, mayHandOver }: Props) {
  const t = useMessages(bookedTeamMessages)
  return (
    <Section title={team.name} description={t.tableRules[team.rule]}>
      {together.length > 0 && <p>{together.join(', ')}</p>}
      {mayHandOver && (
        <div className="actions">
          <ButtonLink size="small" to={`/admin/team/meetings/${id}/reassignment`}>
            {t.reassign.action}
          </ButtonLink>
        </div>
      )}
    </Section>
  )
}
