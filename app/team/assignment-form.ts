import { OWN_SETTINGS } from '~/event-types/team-settings'
import type { TypedSettings } from '~/event-types/typed-settings'
import type { AssignmentValues } from './team-event-types.server'

const LEFT = OWN_SETTINGS.map((name) => `left-${name}`)
const TICKS = ['countsCancelled', 'countsNoShows', 'returnsToMember', 'allowsWithoutConnection'] as const

const MEMBER = 'member-'

/** The names in the form that belong to the rule; those of members carry the member's id. */
export const ASSIGNMENT_FIELDS = {
  once: ['rule', 'countedDays', 'acceptsFewer', ...TICKS, ...LEFT],
  families: [{ name: /^(member|weight|priority)-hst_[a-z0-9]{1,40}$/, names: 1_500, times: 1 }],
}

/** The form's values as the schema checks them. @param members of the team, in the order of the form */
export function assignmentFromTyped(typed: TypedSettings, members: { id: string }[]): unknown {
  const numberOf = (name: string) => Number(typed[name]?.trim() || 1)
  return {
    rule: typed.rule,
    countedDays: Number(typed.countedDays),
    ...Object.fromEntries(TICKS.map((name) => [name, typed[name] === 'on'])),
    leftToMembers: OWN_SETTINGS.filter((name) => typed[`left-${name}`] === 'on'),
    members: tickedIds(typed, members).map((id) => ({
      id,
      weight: numberOf(`weight-${id}`),
      priority: numberOf(`priority-${id}`),
    })),
  }
}

/** Also those whom the form did not list: saving refuses them, where leaving them out would go unnoticed. */
function tickedIds(typed: TypedSettings, members: { id: string }[]): string[] {
  const listed = members.map(({ id }) => id)
  const named = Object.keys(typed).flatMap((name) => (name.startsWith(MEMBER) ? [name.slice(MEMBER.length)] : []))
  return [...new Set([...listed, ...named])].filter((id) => typed[`${MEMBER}${id}`] === 'on')
}

/** The rule as the form shows it; `assignmentFromTyped` is the inverse. */
export function typedFromAssignment({
  rule,
  countedDays,
  members,
  leftToMembers,
  ...values
}: AssignmentValues): TypedSettings {
  const ticked = [
    ...TICKS.filter((name) => values[name]).map((name) => [name, 'on']),
    ...leftToMembers.map((name) => [`left-${name}`, 'on']),
  ]
  const rows = members.flatMap(({ id, weight, priority }) => [
    [`member-${id}`, 'on'],
    [`weight-${id}`, String(weight)],
    [`priority-${id}`, String(priority)],
  ])
  return { rule, countedDays: String(countedDays), ...Object.fromEntries([...ticked, ...rows]) }
}
