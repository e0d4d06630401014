import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { USUAL_OPEN_LIMITS, USUAL_SHARE_PERCENT } from '~/limits/held-share'
import { SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import type { FieldProblem } from '../event-type-form'
import { formMessages, hostLimitsMessages, problemMessages } from '../messages'
import type { TypedSettings } from '../typed-settings'
import { Amount, FormProvider, WholeNumber } from './form-fields'

/** A host's limits per day and week over all event types. */
export function HostLimitsForm({ typed, problems }: { typed: TypedSettings; problems: FieldProblem[] }) {
  const { hints } = useMessages(formMessages)
  const words = useMessages(problemMessages)
  const t = useMessages(hostLimitsMessages)
  const takesLargeShare = Number(typed.networkShare) > USUAL_SHARE_PERCENT
  return (
    <FormProvider value={{ typed, problems }}>
      <Form method="post" action="/admin/settings/limits" className="form" noValidate>
        <FormErrors problems={problems.map(({ field, problem }) => ({ message: words[problem], fieldId: field }))} />
        <div className="form-grid">
          <WholeNumber name="dailyLimit" hint={hints.limit} />
          <WholeNumber name="weeklyLimit" hint={hints.limit} />
          <Amount name="dailyTime" hint={hints.limit} />
        </div>
        <SelectField
          label={t.networkShare}
          hint={t.networkShareHint}
          name="networkShare"
          id="networkShare"
          defaultValue={typed.networkShare ?? ''}
          choices={Object.entries(t.networkShares).map(([value, label]) => ({ value, label }))}
        />
        <fieldset className="form-grid">
          <legend className="field-label">{t.open}</legend>
          <WholeNumber name="openOfAddress" hint={t.usual(USUAL_OPEN_LIMITS.ofAddress)} />
          <WholeNumber name="openOfNetwork" hint={takesLargeShare ? t.noUsual : t.usual(USUAL_OPEN_LIMITS.ofNetwork)} />
          <WholeNumber name="openInAll" hint={t.usual(USUAL_OPEN_LIMITS.inAll)} />
        </fieldset>
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
    </FormProvider>
  )
}
