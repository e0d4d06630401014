import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readSignUpRules } from '~/accounts/sign-up-rules.server'
import { chooseLocale, localeOrDefault, useMessages } from '~/i18n/locale'
import landingStyles from '~/layouts/landing.css?url'
import { LandingExample } from '~/layouts/landing-example'
import { landingMessages } from '~/layouts/messages'
import { Wordmark } from '~/layouts/wordmark'
import { ButtonLink } from '~/ui/button'
import { LanguageSwitch } from '~/ui/language-switch'
import { SkipLink } from '~/ui/skip-link'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: landingStyles }]

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = landingMessages[localeOrDefault(data?.locale)]
  return [{ title: t.documentTitle }, { name: 'description', content: t.description }]
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const lang = new URL(request.url).searchParams.get('lang')
  return {
    locale: chooseLocale(lang, request.headers.get('accept-language')),
    signUpOpen: (await readSignUpRules(context.db, context.env)).open,
  }
}

/** What Foyer is, for whom, and the links to sign up and sign in. */
export default function Landing() {
  const t = useMessages(landingMessages)
  const { signUpOpen } = useLoaderData<typeof loader>()
  const wayIn = (
    <div className="actions">
      {signUpOpen && (
        <ButtonLink variant="primary" to="/sign-up">
          {t.signUp}
        </ButtonLink>
      )}
      <ButtonLink variant={signUpOpen ? 'secondary' : 'primary'} to="/sign-in">
        {t.signIn}
      </ButtonLink>
    </div>
  )
  return (
    <div className="landing">
      <SkipLink />
      <header className="landing-top">
        <Link to="/" className="wordmark-link">
          <Wordmark />
        </Link>
      </header>
      <main id="content">
        <section className="hero">
          <div className="hero-words">
            <h1>{t.headline}</h1>
            <p className="hero-lead">{t.lead}</p>
            {wayIn}
            {!signUpOpen && <p className="hero-note">{t.closed}</p>}
          </div>
          <LandingExample />
        </section>
        <section className="landing-part">
          <h2>{t.stepsTitle}</h2>
          <ol className="steps">
            {Object.entries(t.steps).map(([key, { title, text }]) => (
              <li className="step" key={key}>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="landing-part">
          <h2>{t.promisesTitle}</h2>
          <ul className="promises">
            {Object.entries(t.promises).map(([key, { title, text }]) => (
              <li key={key}>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
        <section className="landing-close">
          <h2>{t.closingTitle}</h2>
          {wayIn}
        </section>
      </main>
      <footer className="page-foot">
        <LanguageSwitch />
      </footer>
    </div>
  )
}
