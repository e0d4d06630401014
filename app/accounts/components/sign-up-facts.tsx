import { useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import type { FieldSource } from '~/ui/field'
import { TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { accountMessages } from '../messages'

interface Props {
  fields: Record<'name' | 'handle' | 'timeZone', FieldSource>
  zones: TimeZoneEntry[]
  /** The host of our own address, which public links begin with. */
  address: string
}

/** The details of a sign-up attempt, except address and password, for a person who opens its link in another browser to check. */
export function SignUpFacts({ fields, zones, address }: Props) {
  const t = useMessages(accountMessages)
  return (
    <>
      <TextField label={t.fields.name} field={fields.name} required autoComplete="name" />
      <TextField
        label={t.fields.handle}
        field={fields.handle}
        prefix={`${address}/`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TimeZoneSelect
        label={t.fields.timeZone}
        hint={t.hints.timeZone}
        zones={zones}
        name={fields.timeZone.name}
        id={fields.timeZone.id}
        errors={fields.timeZone.errors}
        defaultValue={String(fields.timeZone.initialValue ?? 'UTC')}
      />
    </>
  )
}
