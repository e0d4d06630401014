import { defineMessages } from '~/i18n/define-messages'

export const landingMessages = defineMessages({
  en: {
    documentTitle: 'Foyer: a booking page for people who meet on GoTo',
    description:
      'Clients choose a free time, the meeting takes place on GoTo, and both of you get the invite. A booking page for consultants.',
    headline: 'Your clients choose a time. GoTo hosts the meeting.',
    lead: 'Foyer is a booking page for consultants who meet on GoTo. Share one link: every booking becomes a meeting in your GoTo account, and the invite goes to both of you.',
    signUp: 'Create your page',
    signIn: 'Sign in',
    closed: 'Only the operator of this service creates accounts.',
    stepsTitle: 'How it works',
    steps: {
      connect: {
        title: 'Connect GoTo once',
        text: 'You give your consent on GoTo’s own page. Foyer keeps the connection active and informs you if it breaks.',
      },
      hours: {
        title: 'Say when you are free',
        text: 'Weekly hours in your own time zone. Your clients see them in theirs, also on the night the clocks change.',
      },
      share: {
        title: 'Share your link',
        text: 'In a mail, a signature, a proposal. A client books in a minute, without an account.',
      },
    },
    promisesTitle: 'What you can count on',
    promises: {
      once: {
        title: 'No double bookings',
        text: 'If two people want the same time, one gets it. The other sees the nearest free times.',
      },
      calendar: {
        title: 'It appears in every calendar',
        text: 'Both sides get a real invite. A cancellation removes exactly that entry, automatically.',
      },
      quiet: {
        title: 'No tracking',
        text: 'Your booking page sets no cookies and loads nothing from anybody else. It works without scripts, too.',
      },
    },
    closingTitle: 'Ready in a few minutes',
    example: {
      label: 'Example of a booking page',
      host: 'Dana Example',
      title: 'Intro call',
      details: '30 minutes on GoTo',
      zone: 'Zurich (UTC+1)',
      confirm: 'Confirm 10:30',
    },
  },
  de: {
    documentTitle: 'Foyer: Buchungsseite für Meetings auf GoTo',
    description:
      'Kundinnen und Kunden wählen eine freie Zeit, das Meeting findet auf GoTo statt, und beide Seiten bekommen die Einladung.',
    headline: 'Ihre Kunden wählen die Zeit. Das Meeting läuft auf GoTo.',
    lead: 'Foyer ist eine Buchungsseite für Beraterinnen und Berater, die sich auf GoTo treffen. Sie teilen einen Link: Aus jeder Buchung wird ein Meeting in Ihrem GoTo-Konto, und die Einladung geht an beide Seiten.',
    signUp: 'Seite anlegen',
    signIn: 'Anmelden',
    closed: 'Neue Konten legt der Betreiber dieses Dienstes an.',
    stepsTitle: 'So funktioniert es',
    steps: {
      connect: {
        title: 'GoTo einmal verbinden',
        text: 'Sie stimmen auf der Seite von GoTo zu. Foyer hält die Verbindung aufrecht und informiert Sie, falls sie abbricht.',
      },
      hours: {
        title: 'Sagen, wann Sie Zeit haben',
        text: 'Wochenzeiten in Ihrer Zeitzone. Ihre Kunden sehen sie in der eigenen, auch in der Nacht der Zeitumstellung.',
      },
      share: {
        title: 'Den Link teilen',
        text: 'In einer Mail, einer Signatur, einem Angebot. Gebucht wird in einer Minute, ohne Konto.',
      },
    },
    promisesTitle: 'Worauf Sie sich verlassen können',
    promises: {
      once: {
        title: 'Keine Doppelbuchungen',
        text: 'Wenn zwei Personen dieselbe Zeit wollen, bekommt sie eine. Die andere sieht die nächsten freien Zeiten.',
      },
      calendar: {
        title: 'In jedem Kalender',
        text: 'Beide Seiten erhalten eine echte Einladung. Eine Absage entfernt genau diesen Eintrag automatisch.',
      },
      quiet: {
        title: 'Kein Tracking',
        text: 'Ihre Buchungsseite setzt keine Cookies und lädt nichts von anderen. Sie funktioniert auch ohne Skripte.',
      },
    },
    closingTitle: 'In wenigen Minuten bereit',
    example: {
      label: 'Beispiel einer Buchungsseite',
      host: 'Dana Beispiel',
      title: 'Erstgespräch',
      details: '30 Minuten auf GoTo',
      zone: 'Zürich (UTC+1)',
      confirm: '10:30 bestätigen',
    },
  },
})
