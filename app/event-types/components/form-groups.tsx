import { LOCATION_KINDS } from '#db/tables/event-types'
import { LOCALES, languageName, useMessages } from '~/i18n/locale'
import { formMessages } from '../messages'
import { USUAL_STEPS } from '../typed-settings'
import { Amount, LineField, OptionField, Paragraphs, Tick, WholeNumber } from './form-fields'
import { ReminderFields } from './reminder-fields'

/** The location, and what to know beforehand. */
export function LocationFields() {
  const t = useMessages(formMessages)
  return (
    <>
      <div className="form-grid">
        <OptionField name="locationKind" choices={LOCATION_KINDS.map((kind) => [kind, t.places[kind]])} />
        <div data-for="location">
          <LineField name="locationDetail" hint={t.hints.locationDetail} maxLength={500} />
        </div>
      </div>
      <Paragraphs name="meetingInstructions" hint={t.hints.meetingInstructions} optional maxLength={2_000} />
    </>
  )
}

/** When it is offered, and how often. */
export function Times() {
  const { steps, windows, hints: t } = useMessages(formMessages)
  return (
    <div className="form-grid">
      <OptionField
        name="step"
        choices={[
          ['', steps.same],
          ...USUAL_STEPS.map((minutes): [string, string] => [minutes, steps.every(minutes)]),
          ['other', steps.other],
        ]}
      />
      <div data-for="step">
        <WholeNumber name="stepMinutes" />
      </div>
      <WholeNumber name="bufferBeforeMinutes" />
      <WholeNumber name="bufferAfterMinutes" />
      <OptionField
        name="windowKind"
        choices={(['rolling', 'workdays', 'range', 'open'] as const).map((kind) => [kind, windows[kind]])}
      />
      <div data-for="days">
        <WholeNumber name="rollingDays" />
      </div>
      <div data-for="range">
        <LineField name="rangeFrom" type="date" />
      </div>
      <div data-for="range">
        <LineField name="rangeTo" type="date" />
      </div>
      <Amount name="minimumNotice" before />
      <Amount name="dailyTime" hint={t.limit} />
      <WholeNumber name="dailyLimit" hint={t.limit} />
      <WholeNumber name="weeklyLimit" hint={t.limit} />
    </div>
  )
}

/** What a booking requires of both sides. */
export function BookingRulesFields() {
  const { confirmations, languageOfVisitor, hints: t } = useMessages(formMessages)
  return (
    <>
      <div className="form-grid">
        <OptionField
          name="confirmation"
          choices={[
            ['automatic', confirmations.automatic],
            ['manual', confirmations.manual],
          ]}
        />
        <OptionField
          name="language"
          choices={[
            ['', languageOfVisitor],
            ...LOCALES.map((locale): [string, string] => [locale, languageName(locale)]),
          ]}
        />
        <Amount name="cancelCutoff" before />
        <Amount name="rescheduleCutoff" before />
      </div>
      <Tick name="guestsAllowed" />
      <Tick name="provesAddress" hint={t.provesAddress} />
      <ReminderFields />
      <div className="form-grid">
        <LineField name="consentText" hint={t.consentText} optional maxLength={300} />
        <LineField name="consentUrl" optional inputMode="url" maxLength={2_000} />
      </div>
    </>
  )
}
