import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Niet om deze e-mail gevraagd? Meld het',
  hello: (name) => `Hallo ${name},`,
  with: 'Met',
  together: 'Samen met',
  when: 'Wanneer',
  yourTime: 'jouw tijd',
  theirTime: (name) => `tijd van ${name}`,
  minutes: (count) => plural('nl', count, { one: '1 minuut', other: `${count} minuten` }),
  meetingWith: (title, name) => `${title} met ${name}`,
  linkInside: 'De link om deel te nemen staat in deze e-mail.',
  before: 'Oude tijd',
  join: 'Deelnemen aan meeting',
  joinHint: 'Opent in je browser; je hebt geen account nodig. De host laat iedereen bij het begin binnen.',
  phone: 'Per telefoon',
  place: 'Waar',
  instructions: 'Goed om te weten',
  linkFollows: 'De link om deel te nemen volgt in een tweede e-mail, zodra de meeting is gemaakt.',
  linkFromHost: (host) => `GoTo heeft de meeting nog niet gemaakt. ${host} weet ervan en stuurt je een link.`,
  manage: 'Je boeking bekijken, verzetten of annuleren',
  manageHint: 'Komt er iets tussen?',
  openBooking: 'Boeking openen',
  start: 'Starten als host',
  startHint: 'Vanaf 30 minuten voor het begin:',
  onBookingPage: 'zoals je op je boekingspagina schreef',
  email: 'E-mailadres',
  zone: 'Tijdzone',
  guests: 'Gasten',
  notes: 'Opmerkingen',
  reason: 'Reden',
  why: 'Oorzaak',
  bookAgain: 'Een andere tijd boeken',
  noReply: 'Beantwoord deze e-mail om de ander rechtstreeks te bereiken.',
  foot: 'Verstuurd door Foyer, dat deze boeking beheert.',
  accountFoot: 'Verstuurd door Foyer, omdat dit adres bij ons is opgegeven. Was jij dat niet, negeer dan deze e-mail.',
  security: {
    notices: {
      new_browser: {
        subject: 'Nieuwe login op je account',
        text: () => 'Iemand heeft net op je account ingelogd in een browser die we nog niet kenden.',
      },
      password_changed: {
        subject: 'Je wachtwoord is gewijzigd',
        text: () => 'Het wachtwoord van je account is gewijzigd. Op alle andere apparaten ben je uitgelogd.',
      },
      email_changed: {
        subject: 'Het adres van je account is gewijzigd',
        text: () => 'Je account heeft vanaf nu een ander e-mailadres. Dit adres hoort er niet meer bij.',
      },
      app_added: {
        subject: 'Codes uit een app zijn ingesteld',
        text: () => 'Vanaf nu is voor inloggen met het wachtwoord ook een code uit een authenticator-app nodig.',
      },
      app_removed: {
        subject: 'Codes uit een app zijn verwijderd',
        text: () => 'De authenticator-app is van je account verwijderd. De codes werken niet meer.',
      },
      passkey_added: {
        subject: 'Er is een toegangssleutel toegevoegd',
        text: (name) =>
          `De toegangssleutel ‘${name}’ is aan je account toegevoegd. Wie deze sleutel heeft, kan inloggen.`,
      },
      passkey_removed: {
        subject: 'Er is een toegangssleutel verwijderd',
        text: (name) => `De toegangssleutel ‘${name}’ is van je account verwijderd en werkt niet meer.`,
      },
      second_step_on: {
        subject: 'Verificatie in twee stappen staat aan',
        text: () => 'Vanaf nu is voor inloggen met het wachtwoord een tweede stap nodig.',
      },
      second_step_off: {
        subject: 'Verificatie in twee stappen staat uit',
        text: () => 'Vanaf nu is alleen het wachtwoord genoeg om in te loggen.',
      },
      recovery_codes_renewed: {
        subject: 'Je hebt nieuwe herstelcodes',
        text: () => 'Er zijn nieuwe herstelcodes voor je account gemaakt. De vorige werken niet meer.',
      },
      recovery_code_used: {
        subject: 'Er is een herstelcode gebruikt',
        text: () => 'Iemand heeft met een herstelcode op je account ingelogd. Die code werkt niet nog een keer.',
      },
      api_key_added: {
        subject: 'Er is een nieuwe API-sleutel gemaakt',
        text: (name) => `De API-sleutel ‘${name}’ is voor je account gemaakt.`,
      },
      provider_linked: {
        subject: 'Er is een manier om in te loggen toegevoegd',
        text: (name) => `Je account is vanaf nu gekoppeld aan een login met ${name}.`,
      },
      provider_unlinked: {
        subject: 'Er is een manier om in te loggen verwijderd',
        text: (name) => `Je account is niet meer gekoppeld aan een login met ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Deze API-sleutels werken nog. Als anderen ze kunnen kennen, trek ze dan in op de pagina met API-sleutels:\n${keys}`,
    notYou:
      'Was jij het, dan hoef je niets te doen. Zo niet, stel dan meteen een nieuw wachtwoord in en log op alle andere apparaten uit.',
    notYouAnyMore:
      'Was jij het, dan hoef je niets te doen. Zo niet, waarschuw dan meteen de beheerder van deze dienst: alleen die kan nog helpen.',
    button: 'Je account bekijken',
    seeKeys: 'Je API-sleutels bekijken',
    signIn: 'Naar de inlogpagina',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Geboekt: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Nieuwe boeking: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Uitnodiging: ${meeting}, ${when}`,
    headingAttendee: 'Je afspraak is geboekt',
    headingGuest: (attendee) => `${attendee} nodigt je uit voor een afspraak`,
    headingHost: (attendee) => `${attendee} heeft een afspraak met je geboekt`,
  },
  linkReady: {
    subject: (meeting, when) => `Link om deel te nemen: ${meeting}, ${when}`,
    heading: 'Hier is de link om deel te nemen',
  },
  rescheduled: {
    subject: (meeting, when) => `Verzet: ${meeting}, nu ${when}`,
    heading: 'De afspraak is verzet',
  },
  cancelled: {
    subject: (meeting, when) => `Geannuleerd: ${meeting}, ${when}`,
    heading: 'De afspraak is geannuleerd',
    byYou: 'Je hebt deze afspraak geannuleerd. Je hoeft verder niets te doen.',
    by: (name) => `${name} heeft deze afspraak geannuleerd. De afspraak verdwijnt automatisch uit je agenda.`,
  },
  recording: {
    subject: (meeting) => `Opname: ${meeting}`,
    heading: 'De opname van je afspraak',
    text: 'Iedereen met deze link kan de opname zonder wachtwoord bekijken, dus deel hem met zorg.',
    button: 'Opname bekijken',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Bedankt: ${meeting}`,
      heading: (host) => `${host} bedankt je`,
      text: (host) => `Bedankt voor je tijd. ${host} vond het fijn je te spreken.`,
    },
    feedback: {
      subject: (meeting) => `Hoe was het? ${meeting}`,
      heading: (host) => `${host} hoort graag van je`,
      text: (host) => `Hoe was je afspraak? ${host} hoort graag wat je ervan vond. Het kost een minuut.`,
    },
    book_again: {
      subject: (meeting) => `Nog een afspraak? ${meeting}`,
      heading: (host) => `Nog een afspraak met ${host}`,
      text: () => 'Is er meer te bespreken, kies dan een tijd die je uitkomt.',
    },
    missed: {
      subject: (meeting) => `Jammer dat het niet doorging: ${meeting}`,
      heading: () => 'Jammer dat we elkaar niet hebben gesproken',
      text: (host) => `De afspraak is niet doorgegaan zoals gepland. ${host} zoekt graag een andere tijd met je.`,
    },
    feedbackButton: 'Feedback geven',
    unsubscribe: (host) => `Dit soort e-mails van ${host} niet meer ontvangen`,
  },
  updated: {
    subject: (meeting, when) => `Gewijzigd: ${meeting}, ${when}`,
    heading: 'De gegevens zijn gewijzigd',
    text: (attendee) => `${attendee} heeft gewijzigd wie er aan deze afspraak deelnemen. De tijd blijft gelijk.`,
  },
  reassigned: {
    subject: (meeting, when) => `Andere host: ${meeting}, ${when}`,
    heading: 'Je spreekt iemand anders',
    text: (host) => `Je afspraak is met ${host}. De tijd blijft gelijk.`,
    ofSeveral: {
      subject: (meeting, when) => `Andere hosts: ${meeting}, ${when}`,
      heading: 'De hosts van deze afspraak zijn gewijzigd',
      text: (hosts) => `De afspraak is met ${hosts}. De tijd blijft gelijk.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Voor jou: ${meeting}, ${when}`,
    heading: 'Je neemt een afspraak over',
    text: (team) => `Deze afspraak van ${team} is aan jou overgedragen. De deelnemer weet het.`,
  },
  handedOver: {
    subject: (meeting, when) => `Niet meer van jou: ${meeting}, ${when}`,
    heading: 'Een collega neemt het over',
    text: (team) =>
      `Iemand anders van ${team} neemt deze afspraak over. De afspraak verdwijnt automatisch uit je agenda.`,
  },
  uninvited: {
    subject: (meeting, when) => `Uitnodiging ingetrokken: ${meeting}, ${when}`,
    heading: 'Je uitnodiging is ingetrokken',
    text: (attendee) =>
      `${attendee} heeft je uitnodiging voor deze afspraak ingetrokken. De afspraak verdwijnt automatisch uit je agenda.`,
  },
  declined: {
    subject: (meeting, when) => `Niet mogelijk: ${meeting}, ${when}`,
    heading: 'Deze tijd lukte niet',
    text: (host) => `${host} kan niet op de tijd die je hebt gevraagd.`,
    expired: (host) => `${host} heeft niet op tijd geantwoord, dus is je aanvraag verlopen. Kies een andere tijd.`,
    expiredHost: (attendee) =>
      `Je hebt de aanvraag van ${attendee} niet op tijd beantwoord, dus is die voor je afgewezen. De tijd is weer beschikbaar.`,
  },
  proof: {
    subject: (meeting, code) => `${code} bevestigt je e-mailadres: ${meeting}`,
    heading: 'Bevestig je e-mailadres',
    text: (until) =>
      `Je hebt een tijd gekozen. We houden die voor je vrij tot ${until} en boeken die zodra je bevestigt. Tot dan staat de afspraak bij niemand in de agenda.`,
    button: 'E-mailadres bevestigen',
    code: 'Of typ deze code op de pagina waar je hebt geboekt',
    not: 'Was jij het niet? Doe dan niets: de tijd komt vanzelf weer beschikbaar en niemand krijgt bericht.',
  },
  requested: {
    subject: (meeting) => `Je aanvraag: ${meeting}`,
    heading: 'Je aanvraag is aangekomen',
    text: (host) =>
      `${host} moet deze tijd nog bevestigen. We houden de tijd voor je vrij en je krijgt het antwoord per e-mail. Er staat nog niets in je agenda.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Wacht op antwoord: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} vraagt een afspraak aan`,
    button: 'Goedkeuren of afwijzen',
    due: (when) => `De tijd wordt vrijgehouden. Zonder antwoord verloopt de aanvraag op ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Kies een andere tijd: ${meeting}`,
    heading: (host) => `${host} vraagt om een andere tijd`,
    text: 'Je boeking is nog geldig. Kies een andere tijd die je uitkomt, dan wordt de afspraak daarheen verzet.',
    messageFrom: (host) => `${host} schrijft`,
    button: 'Andere tijd kiezen',
  },
  reminder: {
    subject: (meeting, inTime) => `Herinnering: ${meeting} begint ${inTime}`,
    heading: (inTime) => `Je afspraak begint ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `GoTo-meeting ontbreekt: ${title} met ${attendee}`,
    text: (attendee) =>
      `De GoTo-meeting van deze boeking bestaat niet meer; misschien is die in GoTo verwijderd. De boeking is nog bevestigd, maar ${attendee} heeft geen link om deel te nemen. Maak de meeting opnieuw of annuleer de boeking.`,
    button: 'Boeking openen',
  },
  verify: {
    subject: 'Bevestig je e-mailadres',
    text: 'Eén klik en je boekingspagina kan online.',
    button: 'Adres bevestigen',
    expires: 'De link werkt 24 uur.',
  },
  reset: {
    subject: 'Stel een nieuw wachtwoord in',
    text: 'Iemand, waarschijnlijk jij, heeft gevraagd om een nieuw wachtwoord voor je account in te stellen.',
    button: 'Nieuw wachtwoord instellen',
    expires: 'De link werkt één keer en één uur lang. Heb je er niet om gevraagd, dan verandert er niets.',
  },
  change: {
    subject: 'Bevestig je nieuwe e-mailadres',
    text: 'Bevestig dat dit je nieuwe adres is. Tot dan blijft het oude in gebruik.',
    button: 'Nieuw adres bevestigen',
    expires: 'De link werkt 24 uur.',
  },
  sendingAddress: {
    proof: {
      subject: 'Bevestig het adres waarvan je e-mails komen',
      text: (address) =>
        `Iemand die is ingelogd bij Foyer heeft gevraagd om e-mails aan deelnemers te sturen vanaf ${address}. Was jij dat, open dan de link in de browser waarin je bent ingelogd en bevestig. Zo niet, doe dan niets: er komt dan geen e-mail van dit adres.`,
      button: 'Afzenderadres bevestigen',
      expires: 'De link werkt 24 uur en alleen voor het account dat erom vroeg.',
    },
    off: {
      subject: (address) => `E-mails komen niet meer van ${address}`,
      dns: (address) =>
        `De DNS-records die voor e-mails van ${address} nodig zijn, kloppen niet meer. Vanaf nu komen je e-mails weer van het adres van deze dienst en er gaat niets verloren. De pagina toont welk record je moet herstellen.`,
      refused: (address) =>
        `De mailserver accepteerde een e-mail van ${address} niet. Die is in plaats daarvan vanaf het adres van deze dienst verstuurd, en dat geldt ook voor de volgende totdat je het adres opnieuw controleert.`,
      button: 'Afzenderadres openen',
    },
  },
  replyToProof: {
    subject: 'Bevestig het adres voor antwoorden',
    text: (address) =>
      `Iemand die is ingelogd bij Foyer heeft gevraagd om antwoorden van deelnemers naar ${address} te sturen. Was jij dat, open dan de link in de browser waarin je bent ingelogd en bevestig. Zo niet, doe dan niets: er gaat dan geen antwoord naar dit adres.`,
    button: 'Reply-To-adres bevestigen',
    expires: 'De link werkt 24 uur en alleen voor het account dat erom vroeg.',
  },
  exists: {
    subject: 'Je hebt al een account',
    text: 'Iemand, waarschijnlijk jij, wilde met dit adres een account maken. Er is al een account: log in, of stel een nieuw wachtwoord in als je het oude bent vergeten.',
    button: 'Inloggen',
  },
  accountDeleted: {
    subject: 'Je account is verwijderd',
    text: 'Je Foyer-account en alles erin zijn verwijderd, zoals je hebt gevraagd. Je boekingspagina bestaat niet meer en dit is de laatste e-mail erover.',
    button: 'Foyer openen',
    small: 'Was jij dat niet, neem dan meteen contact op met de beheerder van deze dienst.',
  },
  reconnect: {
    subject: 'Koppel GoTo opnieuw om meetings te kunnen maken',
    text: 'GoTo accepteert onze toegang tot je account niet meer. Anderen kunnen nog afspraken met je boeken, maar zonder link om deel te nemen. Opnieuw koppelen kost een minuut; daarna worden ontbrekende meetings automatisch gemaakt.',
    button: 'GoTo opnieuw koppelen',
  },
  team: {
    open: 'Je team openen',
    invitation: {
      subject: (inviter, team) => `${inviter} nodigt je uit voor het team ${team}`,
      text: (inviter, team) =>
        `${inviter} wil dat je lid wordt van het team ${team} op Foyer. Voordat je lid wordt, zie je wat de managers mogen zien en doen. Je boekingen en je account blijven van jou.`,
      button: 'Uitnodiging bekijken',
      small: (email) =>
        `Je kunt de uitnodiging accepteren met het account met het adres ${email}. Heb je er geen, maak dan een account met dit adres. De uitnodiging verloopt na 14 dagen.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} is lid geworden van ${team}`,
        text: (person, team) => `${person} heeft de uitnodiging geaccepteerd en is nu lid van je team ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} heeft ${team} verlaten`,
        text: (person, team) =>
          `${person} heeft je team ${team} verlaten. De teamboekingen zijn overgegaan naar anderen die beschikbaar waren; de rest blijft bij ${person} en staat niet meer in de tabel van het team.`,
      },
      removed: {
        subject: (_person, team) => `Je bent geen lid meer van ${team}`,
        text: (_person, team) =>
          `Je bent uit het team ${team} verwijderd. Je account, je pagina en je boekingen blijven zoals ze zijn; de managers van het team zien ze niet meer.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team}: nu niet te boeken: ${eventTypes}`,
        text: (person, team, eventTypes) =>
          `Voor ${eventTypes} van je team ${team} zijn alle leden nodig, en ${person || 'iemand die het eigen account heeft verwijderd'} is er niet meer voor te boeken. Boeken kan pas weer als iedereen beschikbaar is, of als je kiest wie er zonder deze persoon meedoen.`,
      },
      owner: {
        subject: (_person, team) => `Je bent nu eigenaar van het team ${team}`,
        text: (person, team) => `${person} heeft het team ${team} aan je overgedragen. Je bent nu de eigenaar.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `We kunnen je agenda ‘${calendar}’ niet lezen`,
    text: (calendar) =>
      `We kunnen ‘${calendar}’ op dit moment niet via het adres lezen. We gebruiken nog wat we het laatst hebben gelezen, dus kunnen tijden die sindsdien bezet zijn nog worden aangeboden. Controleer het adres, of wacht als je de oorzaak kent.`,
    button: 'Je agenda’s bekijken',
  },
  reconnectCalendar: {
    subject: (account) => `Koppel je agenda opnieuw: ${account}`,
    text: (account) =>
      `${account} accepteert onze toegang niet meer. We gebruiken nog wat we het laatst hebben gelezen, dus kunnen tijden die sindsdien bezet zijn nog worden aangeboden, en nieuwe afspraken verschijnen daar niet. Opnieuw koppelen kost een minuut.`,
    button: 'Je agenda’s bekijken',
  },
  calendarUnreadable: {
    subject: (account) => `We kunnen je agenda’s niet lezen: ${account}`,
    text: (account) =>
      `We kunnen ${account} al meer dan een uur niet lezen. We blijven het proberen. Tot dan geldt je keuze voor agenda’s die niet gelezen kunnen worden; je vindt die bij je agenda’s.`,
    button: 'Je agenda’s bekijken',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Verwijderd in je agenda: ${title} met ${attendee}`,
      text: (attendee) =>
        `Je hebt deze afspraak in je agenda verwijderd. De afspraak zelf gaat nog door en ${attendee} weet van niets. Wil je de afspraak annuleren, behouden of in je agenda terugzetten?`,
    },
    moved: {
      subject: (title, attendee) => `Verplaatst in je agenda: ${title} met ${attendee}`,
      text: (attendee, when) =>
        `Je hebt deze afspraak in je agenda verplaatst naar ${when}. De afspraak zelf heeft nog de oude tijd en ${attendee} weet van niets. Wil je de afspraak verzetten of in je agenda terugzetten?`,
    },
    button: 'Beslissen',
  },
  deliveryOff: {
    subject: (target) => `Berichten aan ${target} zijn uitgezet`,
    text: (target) =>
      `${target} heeft dagenlang niets van ons geaccepteerd of meldde dat het adres niet meer bestaat. Er wordt daar niets meer naartoe gestuurd. Herstel de ontvanger, zet de berichten in Foyer weer aan en stuur vanuit het logboek opnieuw wat ontbreekt.`,
    button: 'Logboek openen',
  },
  trouble: {
    subject: (title, attendee) => `Geen link naar de meeting: ${title} met ${attendee}`,
    text: (attendee) =>
      `De boeking is bevestigd, maar GoTo heeft de meeting niet gemaakt, dus heeft ${attendee} geen link om deel te nemen. Controleer je GoTo-account en probeer het in Foyer opnieuw, of stuur je eigen link.`,
    button: 'Boeking openen',
  },
}
