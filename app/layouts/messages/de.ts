import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
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
}
