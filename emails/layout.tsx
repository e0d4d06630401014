// Each by itself: their collection also loads a highlighter of code and a Tailwind, a fifth of the time that a process takes to start.
import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Html } from '@react-email/html'
import { Link } from '@react-email/link'
import { Preview } from '@react-email/preview'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import type { ReactNode } from 'react'
import { DIRECTION, type Locale } from '~/i18n/locale'

/** Foyer's colours (`tokens.css`): mail programs do not support custom properties. */
export const MAIL_COLORS = {
  accent: '#1e5b47',
  accentText: '#ffffff',
  accentInk: '#1e5b47',
  accentInkDark: '#86cbb0',
} as const

/** Mail programs with dark mode use these; others show the light colours written on the elements. */
const DARK = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #171a19 !important; }
    .card { background: #212624 !important; }
    .text, .heading { color: #eceeec !important; }
    .muted { color: #aab4af !important; }
    .link { color: ${MAIL_COLORS.accentInkDark} !important; }
    .button { background: ${MAIL_COLORS.accent} !important; color: ${MAIL_COLORS.accentText} !important; }
  }`

const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

interface LayoutProps {
  locale: Locale
  /** The preview text that a list of mails shows after the subject. */
  preview: string
  heading: string
  foot: string
  children: ReactNode
}

export function MailLayout({ locale, preview, heading, foot, children }: LayoutProps) {
  return (
    <Html lang={locale} dir={DIRECTION[locale]}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="page" style={{ fontFamily: SANS, margin: 0 }}>
        {/* The background is a separate element: the background of Body would be set on a cell without our class. */}
        <Section className="page" style={{ ...BREAK, background: '#f3f4f1', padding: '24px 12px' }}>
          <Container
            className="card"
            style={{ background: '#ffffff', borderRadius: 12, maxWidth: 560, padding: '28px 32px' }}
          >
            <Heading
              as="h1"
              className="heading"
              style={{ color: '#16211c', fontSize: 22, lineHeight: '30px', margin: '0 0 16px' }}
            >
              {heading}
            </Heading>
            {children}
          </Container>
          <Text
            className="muted"
            style={{
              color: '#5b665f',
              fontSize: 13,
              lineHeight: '20px',
              margin: '16px auto 0',
              maxWidth: 560,
              textAlign: 'center',
            }}
          >
            {foot}
          </Text>
        </Section>
      </Body>
    </Html>
  )
}

/** A name may be one long word. Some mail programs support only the older of the two properties. */
const BREAK = { overflowWrap: 'anywhere', wordBreak: 'break-word' } as const
const LINES = { whiteSpace: 'pre-line' } as const

export function Line({ children }: { children: ReactNode }) {
  return (
    <Text className="text" style={{ ...LINES, color: '#16211c', fontSize: 16, lineHeight: '24px', margin: '0 0 14px' }}>
      {children}
    </Text>
  )
}

export function Small({ children }: { children: ReactNode }) {
  return (
    <Text
      className="muted"
      style={{ ...LINES, color: '#5b665f', fontSize: 14, lineHeight: '21px', margin: '0 0 12px' }}
    >
      {children}
    </Text>
  )
}

/** One fact with its label. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Section style={{ margin: '0 0 12px' }}>
      <Text className="muted" style={{ color: '#5b665f', fontSize: 13, lineHeight: '18px', margin: 0 }}>
        {name}
      </Text>
      <Text className="text" style={{ ...LINES, color: '#16211c', fontSize: 16, lineHeight: '24px', margin: 0 }}>
        {children}
      </Text>
    </Section>
  )
}

export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ margin: '18px 0' }}>
      <Button
        className="button"
        href={href}
        style={{
          background: MAIL_COLORS.accent,
          borderRadius: 8,
          color: MAIL_COLORS.accentText,
          fontSize: 16,
          fontWeight: 600,
          padding: '12px 20px',
        }}
      >
        {children}
      </Button>
    </Section>
  )
}

export function PlainLink({ href, children }: { href: string; children?: string }) {
  return (
    <Link className="link" href={href} style={{ color: MAIL_COLORS.accentInk, textDecoration: 'underline' }}>
      {children ?? href}
    </Link>
  )
}

/** A button, and its full address for mail programs that show no buttons. */
export function ActionWithAddress({ href, children }: { href: string; children: string }) {
  return (
    <>
      <Action href={href}>{children}</Action>
      <Small>
        <PlainLink href={href} />
      </Small>
    </>
  )
}
