import { useMessages } from '~/i18n/locale'
import { formMessages } from '../form-messages'
import { LOCATION_KINDS } from '../location'
import { USUAL_STEPS } from '../typed-settings'
import { Amount, Choice, Line, Paragraphs, Tick, WholeNumber } from './form-fields'

/** Where one meets, and what to know beforehand. */
export function Place() {
  const t = useMessages(formMessages)
  return (
    <>
      <div className="form-grid">
        <Choice name="locationKind" choices={LOCATION_KINDS.map((kind) => [kind, t.places[kind]])} />
        <div data-for="location">
          <Line name="locationDetail" hint={t.hints.locationDetail} maxLength={500} />
        </div>
      </div>
      <Paragraphs name="meetingInstructions" hint={t.hints.meetingInstructions} optional maxLength={2_000} />
    </>
  )
}

/** When it is offered, and how much of it. */
export function Times() {
  const { steps, windows, hints: t } = useMessages(formMessages)
  return (
    <div className="form-grid">
      <Choice
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
      <Choice
        name="windowKind"
        choices={(['rolling', 'workdays', 'range', 'open'] as const).map((kind) => [kind, windows[kind]])}
      />
      <div data-for="days">
        <WholeNumber name="rollingDays" />
      </div>
      <div data-for="range">
        <Line name="rangeFrom" type="date" />
      </div>
      <div data-for="range">
        <Line name="rangeTo" type="date" />
      </div>
      <Amount name="minimumNotice" before />
      <Amount name="dailyTime" hint={t.limit} />
      <WholeNumber name="dailyLimit" hint={t.limit} />
      <WholeNumber name="weeklyLimit" hint={t.limit} />
    </div>
  )
}

/** What a booking asks of both sides. */
export function Booking() {
  const { confirmations, languages, hints: t } = useMessages(formMessages)
  return (
    <>
      <div className="form-grid">
        <Choice
          name="confirmation"
          choices={[
            ['automatic', confirmations.automatic],
            ['manual', confirmations.manual],
          ]}
        />
        <Choice
          name="language"
          choices={[
            ['', languages.visitor],
            ['en', languages.en],
            ['de', languages.de],
          ]}
        />
        <Amount name="cancelCutoff" before />
        <Amount name="rescheduleCutoff" before />
      </div>
      <Tick name="guestsAllowed" />
      <Tick name="reminderDayBefore" />
      <Tick name="reminderHourBefore" />
      <div className="form-grid">
        <Line name="consentText" hint={t.consentText} optional maxLength={300} />
        <Line name="consentUrl" optional inputMode="url" maxLength={2_000} />
      </div>
    </>
  )
}
