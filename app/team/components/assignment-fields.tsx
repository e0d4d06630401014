import { COUNTED_DAYS, OWN_SETTINGS } from '~/event-types/team-settings'
import { useLocale, useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import type { Bookable } from '../bookable.server'
import { bookedTeamMessages } from '../messages'

export interface AssignableMember {
  id: string
  name: string
  bookable: Bookable
}

/** Why who takes part could not be saved. */
export interface AssignmentProblem {
  problem: 'fields' | 'unknown' | 'notAgreed'
  /** Of the members it is about. */
  names: string[]
}

interface Props {
  /** The values of the form, by its names. */
  typed: Record<string, string>
  members: AssignableMember[]
  problem: AssignmentProblem | null
  /** How many members a collective event type has lost. */
  gone: number
}

/** The rule of a team's event type, who takes part, and with which share. */
export function AssignmentFields({ typed, members, problem, gone }: Props) {
  const t = useMessages(bookedTeamMessages).assignment
  const locale = useLocale()
  const tick = (name: 'countsCancelled' | 'countsNoShows' | 'returnsToMember' | 'allowsWithoutConnection') => (
    <CheckboxField label={t[name]} id={name} name={name} defaultChecked={typed[name] === 'on'} />
  )
  return (
    <fieldset className="form">
      <legend className="field-label">{t.title}</legend>
      {problem && (
        <Alert tone="danger">{t.problems[problem.problem](new Intl.ListFormat(locale).format(problem.names))}</Alert>
      )}
      <SelectField
        label={t.rule}
        id="rule"
        name="rule"
        defaultValue={typed.rule ?? 'round_robin'}
        choices={Object.entries(t.rules).map(([value, label]) => ({ value, label }))}
      />
      <p className="field-hint">{t.membersHint}</p>
      {members.map((member) => (
        <MemberFields key={member.id} member={member} typed={typed} />
      ))}
      {gone > 0 && (
        <CheckboxField
          label={t.acceptsFewer}
          id="acceptsFewer"
          name="acceptsFewer"
          defaultChecked={typed.acceptsFewer === 'on'}
        />
      )}
      <SelectField
        label={t.countedDays}
        id="countedDays"
        name="countedDays"
        defaultValue={typed.countedDays ?? '90'}
        choices={COUNTED_DAYS.map((days) => ({ value: String(days), label: t.days(days) }))}
      />
      {tick('countsCancelled')}
      {tick('countsNoShows')}
      {tick('returnsToMember')}
      {tick('allowsWithoutConnection')}
      <p className="field-hint">{t.leftHint}</p>
      {OWN_SETTINGS.map((name) => (
        <CheckboxField
          key={name}
          label={t.left[name]}
          id={`left-${name}`}
          name={`left-${name}`}
          defaultChecked={typed[`left-${name}`] === 'on'}
        />
      ))}
    </fieldset>
  )
}

function MemberFields({ member: { id, name, bookable }, typed }: { member: AssignableMember; typed: Props['typed'] }) {
  const t = useMessages(bookedTeamMessages).assignment
  const number = (field: 'weight' | 'priority', label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      id={`${field}-${id}`}
      name={`${field}-${id}`}
      defaultValue={typed[`${field}-${id}`] ?? '1'}
      inputMode="numeric"
      maxLength={3}
    />
  )
  return (
    <div>
      <CheckboxField
        label={t.takesPart(name)}
        hint={t.agreed[bookable]}
        id={`member-${id}`}
        name={`member-${id}`}
        defaultChecked={typed[`member-${id}`] === 'on'}
      />
      <div className="form-grid">
        {number('weight', t.weight(name), t.weightHint)}
        {number('priority', t.priority(name), t.priorityHint)}
      </div>
    </div>
  )
}
