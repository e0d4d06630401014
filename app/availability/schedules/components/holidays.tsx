import { Form } from '@remix-run/react'
import type { Holiday, HolidaySettings } from '~/availability/slots/days-off'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { FieldSet, SelectField } from '~/ui/choice-field'
import { daysOffMessages } from '../messages'

type Names = [code: string, name: string][]

/** Whose holidays, and a switch for each of them. */
export function HolidaysSection({
  settings,
  countries,
  regions,
  coming,
}: {
  settings: HolidaySettings | null
  countries: Names
  regions: Names
  coming: Holiday[]
}) {
  const t = useMessages(daysOffMessages)
  const choices = (names: Names) => names.map(([value, label]) => ({ value, label }))
  return (
    <Section title={t.holidays} description={t.holidaysText}>
      <Form method="post" className="form" preventScrollReset key={`${settings?.country} ${settings?.region}`}>
        <div className="form-grid">
          <SelectField label={t.country} id="country" name="country" defaultValue={settings?.country ?? ''}>
            <option value="">{t.noCountry}</option>
            {countries.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          {regions.length > 0 && (
            <SelectField
              label={t.region}
              id="region"
              name="region"
              defaultValue={settings?.region ?? ''}
              choices={[{ value: '', label: t.wholeCountry }, ...choices(regions)]}
            />
          )}
        </div>
        <SubmitButton name="change" value="country">
          {t.saveCountry}
        </SubmitButton>
      </Form>
      {coming.length > 0 && (
        <Form method="post" className="form" preventScrollReset key={JSON.stringify(settings)}>
          <FieldSet legend={t.switches} hint={t.switchesHint} className="switches">
            {coming.map((holiday) => (
              <Switch key={holiday.key} holiday={holiday} />
            ))}
          </FieldSet>
          <SubmitButton variant="primary" name="change" value="switches">
            {t.saveSwitches}
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}

function Switch({ holiday }: { holiday: Holiday }) {
  const { key, date, name, off } = holiday
  const reader = useReader()
  const id = `holiday-${date}-${name}`.replaceAll(/[^\p{L}\d-]/gu, '-')
  return (
    <div className="choice">
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself
        role="switch"
        className="choice-input switch"
        id={id}
        name="off"
        value={key}
        defaultChecked={off}
      />
      <label className="choice-label switch-label" htmlFor={id}>
        <span>{name}</span>
        <span className="item-text">{formatShortDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')}</span>
      </label>
    </div>
  )
}
