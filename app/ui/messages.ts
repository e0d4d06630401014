import { defineMessages } from '../i18n/define-messages'

export const uiMessages = defineMessages({
  en: {
    optional: 'optional',
    copied: 'Copied',
    copyFailed: 'Could not copy. Select the link and copy it.',
    skip: 'Skip to the content',
    poweredBy: 'Booking page by Foyer',
    otherLanguage: 'Deutsch',
    menu: 'Menu',
    signOut: 'Sign out',
    desk: 'Desk',
    nav: {
      bookings: 'Bookings',
      eventTypes: 'Event types',
      availability: 'Availability',
      goto: 'GoTo',
      api: 'API',
      settings: 'Settings',
    },
    loading: 'Loading',
    checkForm: 'Please check what is marked below.',
    zone: 'Time zone',
    zoneOther: 'Other',
    errors: {
      title: {
        notFound: 'There is nothing here',
        forbidden: 'Not from here',
        tooMany: 'A little slower, please',
        down: 'Foyer cannot answer right now',
        broken: 'That did not work',
      },
      notFound:
        'The address is wrong, or what it led to is gone. If somebody gave you this link, ask them for a new one.',
      forbidden: 'This form was sent from another page than ours. Open the page again and send it from there.',
      tooMany: (seconds: number) =>
        seconds > 90
          ? `Too many requests came from your network. Please try again in ${Math.ceil(seconds / 60)} minutes.`
          : 'Too many requests came from your network. Please try again in a minute.',
      down: 'Please try again in a minute. Nothing that was confirmed is lost.',
      broken: 'The mistake is on our side and has been noted. Go back and try again; what was confirmed is not lost.',
      reference: (id: string) => `Reference for support: ${id}`,
      home: 'To the start page',
    },
  },
  de: {
    optional: 'freiwillig',
    copied: 'Kopiert',
    copyFailed: 'Kopieren ging nicht. Markieren und kopieren Sie den Link von Hand.',
    skip: 'Zum Inhalt springen',
    poweredBy: 'Buchungsseite von Foyer',
    otherLanguage: 'English',
    menu: 'Menü',
    signOut: 'Abmelden',
    desk: 'Schreibtisch',
    nav: {
      bookings: 'Buchungen',
      eventTypes: 'Terminarten',
      availability: 'Verfügbarkeit',
      goto: 'GoTo',
      api: 'API',
      settings: 'Einstellungen',
    },
    loading: 'Wird geladen',
    checkForm: 'Bitte prüfen Sie, was unten markiert ist.',
    zone: 'Zeitzone',
    zoneOther: 'Weitere',
    errors: {
      title: {
        notFound: 'Hier ist nichts',
        forbidden: 'Nicht von hier aus',
        tooMany: 'Bitte etwas langsamer',
        down: 'Foyer kann gerade nicht antworten',
        broken: 'Das hat nicht geklappt',
      },
      notFound:
        'Die Adresse stimmt nicht, oder es gibt das Ziel nicht mehr. Hat Ihnen jemand diesen Link gegeben, bitten Sie um einen neuen.',
      forbidden:
        'Dieses Formular wurde von einer fremden Seite gesendet. Öffnen Sie die Seite erneut und senden Sie es von dort.',
      tooMany: (seconds) =>
        seconds > 90
          ? `Aus Ihrem Netz kamen zu viele Anfragen. Bitte versuchen Sie es in ${Math.ceil(seconds / 60)} Minuten erneut.`
          : 'Aus Ihrem Netz kamen zu viele Anfragen. Bitte versuchen Sie es in einer Minute erneut.',
      down: 'Bitte versuchen Sie es in einer Minute erneut. Nichts Bestätigtes ist verloren.',
      broken:
        'Der Fehler liegt bei uns und ist notiert. Gehen Sie zurück und versuchen Sie es erneut; Bestätigtes ist nicht verloren.',
      reference: (id) => `Kennung für den Support: ${id}`,
      home: 'Zur Startseite',
    },
  },
})
