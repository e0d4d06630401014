import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { listBlockedSenders } from '~/accounts/blocked-senders.server'
import { BlockList } from '~/accounts/components/block-list'
import { blockListMessages } from '~/accounts/messages'
import { readDomains, readSignUpRules, saveSignUpRules } from '~/accounts/sign-up-rules.server'
import { BLOCK_LIST_FIELDS, changeBlockList } from '~/http/block-list-form.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireOperator } from '~/http/require/require-operator.server'
import { useMessages } from '~/i18n/locale'
import { operatorMessages } from '~/operator/messages'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea } from '~/ui/text-field'

const MODES = ['environment', 'open', 'closed'] as const
const MAX_TYPED = 5_000

export const meta = privatePage(operatorMessages, (t) => t.settings.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = (await requireOperator(request, context)).operator
  const { open, domains, decided } = await readSignUpRules(context.db, context.env)
  return {
    mode: decided ? (open ? 'open' : 'closed') : 'environment',
    environment: context.env.SIGN_UP,
    domains: domains.join('\n'),
    senders: await listBlockedSenders(context.db, { kind: 'operator', id }),
  }
}

/** Saves who may sign up, or changes the operator's block list. */
export async function action({ request: sentRequest, context }: ActionFunctionArgs) {
  const { operator, request } = await requireOperator(sentRequest, context)
  const { id } = operator
  const form = await readFormData(request, { once: [...BLOCK_LIST_FIELDS, 'mode', 'domains'] })
  const blocking = await changeBlockList(context, { kind: 'operator', id }, form)
  if (blocking) return data({ blocking, domains: null }, { status: 400 })
  if (blocking === null) return redirect('/operator/settings')
  const mode = MODES.find((one) => one === form.get('mode'))
  if (form.get('step') !== 'sign-up' || !mode) throw new Response(null, { status: 400 })
  const typed = String(form.get('domains') ?? '').slice(0, MAX_TYPED)
  const domains = readDomains(typed)
  if (domains === null) return data({ blocking: null, domains: typed }, { status: 400 })
  const rules = mode === 'environment' ? null : { open: mode === 'open', domains }
  await saveSignUpRules(context.db, id, rules, context.now)
  return redirect('/operator/settings')
}

export default function OperatorSettings() {
  const { mode, environment, domains, senders } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { settings: t } = useMessages(operatorMessages)
  const block = useMessages(blockListMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <Section title={t.signUp} description={t.signUpText}>
        <Form method="post" className="form" noValidate>
          <SelectField
            label={t.mode}
            id="mode"
            name="mode"
            defaultValue={mode}
            choices={MODES.map((value) => ({
              value,
              label: value === 'environment' ? t.modes.environment(environment) : t.modes[value],
            }))}
          />
          <TextArea
            label={t.domains}
            hint={t.domainsHint}
            id="domains"
            name="domains"
            defaultValue={refused?.domains ?? domains}
            errors={refused?.domains ? [t.domainsUnfit] : []}
            maxLength={MAX_TYPED}
          />
          <SubmitButton variant="primary" name="step" value="sign-up">
            {t.save}
          </SubmitButton>
        </Form>
      </Section>
      <Section title={block.title} description={block.text}>
        <BlockList senders={senders} refused={refused?.blocking ?? null} />
      </Section>
    </>
  )
}
