import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { chooseReader } from '~/i18n/language-tag'
import { listTimeZones } from '~/time/time-zones'
import { Alert, TONE_ICONS, type Tone } from '~/ui/alert'
import { Avatar } from '~/ui/avatar'
import { Button, ButtonAnchor, ButtonLink, SubmitButton } from '~/ui/button'
import { Card, Section } from '~/ui/card'
import { CheckboxField, FieldSet, RadioField, SelectField } from '~/ui/choice-field'
import { CopyButton } from '~/ui/copy-button'
import { type Column, DataTable } from '~/ui/data-table'
import { ConfirmLink } from '~/ui/dialog'
import { EmptyState } from '~/ui/empty-state'
import { ErrorText } from '~/ui/error-page'
import { FilterBox } from '~/ui/filter-box'
import { FormErrors } from '~/ui/form-errors'
import { LanguageSwitch } from '~/ui/language-switch'
import { LogSteps } from '~/ui/log-steps'
import { MoveButtons } from '~/ui/move-order'
import { PageHeader } from '~/ui/page-header'
import { PageSteps } from '~/ui/page-steps'
import { QuestionPage } from '~/ui/question-page'
import { ReasonForm } from '~/ui/reason-form'
import { ShortenedTexts } from '~/ui/shortened-texts'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import { TextArea, TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { WeekdayHead } from '~/ui/weekday-head'
import adminStyles from '../admin/admin.css?url'

export const meta: MetaFunction = () => [{ title: 'Components · Foyer' }, { name: 'robots', content: 'noindex' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }]

export function loader({ request, context }: LoaderFunctionArgs) {
  const lang = new URL(request.url).searchParams.get('lang')
  return { reader: chooseReader({ lang, acceptLanguage: null }), zones: listTimeZones(context.now) }
}

const HERE = '/dev/components'
const VARIANTS = ['primary', 'secondary', 'quiet', 'danger'] as const
const TONES = Object.keys(TONE_ICONS) as Tone[]
const BADGES: BadgeTone[] = ['success', 'warning', 'danger', 'neutral']
const CHOICES = ['Bern', 'Zurich'].map((label) => ({ value: label, label }))
const ROWS = [
  { id: '1', name: 'Ada Example', when: '3 December, 14:00' },
  { id: '2', name: 'Ben Example', when: '4 December, 09:30' },
]
const COLUMNS: Column<(typeof ROWS)[number]>[] = [
  { id: 'name', label: 'Attendee', cell: ({ name }) => name, rowHeader: true },
  { id: 'when', label: 'When', cell: ({ when }) => when, sortable: true },
  { id: 'actions', label: 'Actions', cell: () => <ButtonLink size="small" to={HERE} children="Open" />, actions: true },
]

/** Every component of `app/ui` with made-up content, for people who work on them: `npm run dev`, then /dev/components. */
export default function Components() {
  const { zones } = useLoaderData<typeof loader>()
  return (
    <main className="admin-main admin-stack" id="content">
      <PageHeader
        title="Components"
        description="As pages use them. Change the scheme and the language with the links; the width with the window."
        back={{ to: '/', label: 'Foyer' }}
        actions={['light', 'dark', 'auto'].map((theme) => (
          <ButtonLink key={theme} size="small" to={`?theme=${theme}`} reloadDocument>
            {theme}
          </ButtonLink>
        ))}
      />
      <LanguageSwitch />
      <Section title="Buttons" description="One primary per view.">
        <Row>
          {VARIANTS.map((variant) => (
            <Button key={variant} type="button" variant={variant}>
              {variant}
            </Button>
          ))}
          <Button type="button" pending>
            pending
          </Button>
          <Button type="button" size="small" icon="plus">
            small
          </Button>
          <SubmitButton>submit</SubmitButton>
          <ButtonAnchor href={HERE} icon="external">
            anchor
          </ButtonAnchor>
          <CopyButton value="https://foyer.example/dana/intro-call" />
          <CopyButton value="https://foyer.example/dana/intro-call" field />
        </Row>
      </Section>
      <Section title="Messages">
        {TONES.map((tone) => (
          <Alert
            key={tone}
            tone={tone}
            title={`A message of the tone ${tone}`}
            actions={<ButtonLink to={HERE}>Mend it</ButtonLink>}
          >
            What happened, and what to do next.
          </Alert>
        ))}
        <ShortenedTexts />
        <FormErrors problems={[{ message: 'Please enter your name.', fieldId: 'name' }, 'Please choose a time.']} />
        <Row>
          {BADGES.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {tone}
            </StatusBadge>
          ))}
        </Row>
        <EmptyState title="Nothing here yet" actions={<ButtonLink to={HERE}>Begin</ButtonLink>}>
          What will stand here, and how it comes here.
        </EmptyState>
        <ErrorText status={404} start="/" />
      </Section>
      <Section title="Fields">
        <div className="form">
          <TextField id="name" name="name" label="Name" errors={['Please enter your name.']} />
          <TextField name="slug" label="Address" hint="Letters, digits and hyphens." prefix="foyer.example/" optional />
          <TextArea name="notes" label="Notes" hint="Anything that helps to prepare." optional />
          <SelectField name="city" label="City" choices={CHOICES} />
          <RadioField name="place" label="Place" choices={CHOICES} defaultValue="Bern" />
          <CheckboxField name="consent" label="I agree" hint="Needed to book." />
          <FieldSet legend="Days">
            <CheckboxField name="days" label="Monday" defaultChecked />
            <CheckboxField name="days" label="Tuesday" />
          </FieldSet>
          <TimeZoneSelect name="tz" zones={zones} defaultValue="Europe/Zurich" />
        </div>
      </Section>
      <Section title="Lists">
        <FilterBox filtered>
          <TextField name="search" label="Search" optional />
        </FilterBox>
        <DataTable
          caption="Bookings"
          columns={COLUMNS}
          rows={ROWS}
          rowKey={({ id }) => id}
          sort={{ by: 'when', direction: 'ascending' }}
        />
        <PageSteps label="Pages" previous={{ to: HERE, label: 'Earlier' }} next={{ to: HERE, label: 'Later' }} />
        <LogSteps older="1.2" />
        <MoveButtons
          first={false}
          last
          labels={{ up: 'Up', down: 'Down', drag: 'Drag' }}
          handle={{ draggable: true }}
          button={() => ({ type: 'button' })}
        />
        <table>
          <WeekdayHead />
        </table>
      </Section>
      <Section title="People and cards">
        <Row>
          {(['small', 'default', 'large'] as const).map((size) => (
            <Avatar key={size} name="Dana Example" size={size} />
          ))}
        </Row>
        <Card>
          <p>A raised sheet for what stands apart from the page.</p>
        </Card>
      </Section>
      <Section title="Questions">
        <ConfirmLink to={HERE} title="Cancel this booking?" label="Ask in a dialog">
          <ReasonForm
            action={HERE}
            text="Both sides get a mail."
            label="Reason"
            name="reason"
            button="Cancel booking"
            danger
          />
        </ConfirmLink>
        <QuestionPage
          title="A question on its own page"
          back={{ to: HERE, label: 'Back' }}
          over="It is answered already."
        />
      </Section>
      <p>
        <Link to="/">Foyer</Link>
      </p>
    </main>
  )
}

function Row({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}
