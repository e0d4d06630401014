import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Maak een afspraak met ${host}`,
    choose: 'Wat wil je boeken?',
    none: 'Op dit moment kun je hier niets boeken',
    noneHint: (host) => `${host} biedt nog geen tijden aan. Kom later terug.`,
  },
  minutes: (count) => plural('nl', count, { one: '1 minuut', other: `${count} minuten` }),
  durations: (minutes) => `${formatAlternatives('nl-NL', minutes)} minuten`,
  duration: 'Hoe lang?',
  chooseMember: 'Met wie?',
  anyMember: 'Wie er beschikbaar is',
  member: 'Met',
  memberUnavailable:
    'Bij de persoon die je hebt gekozen, kun je hier nu niet boeken. Kies iemand anders of ‘Wie er beschikbaar is’.',
  ourTeam: 'Ons team',
  where: 'Online via GoTo (link per e-mail)',
  places: {
    host_calls: (host) => `Per telefoon: ${host} belt jou`,
    attendee_calls: (number) => `Per telefoon: jij belt ${number}`,
    link: 'Online (link per e-mail)',
  },
  place: 'Waar',
  prepare: 'Goed om te weten',
  yourPhone: 'Je telefoonnummer',
  consentLink: 'Meer informatie',
  byHost: (host) => `${host} moet deze aanvraag bevestigen. Tot dan houden we de tijd voor je vrij.`,
  pick: 'Kies een dag en een tijd',
  previousMonth: 'Vorige maand',
  nextMonth: 'Volgende maand',
  free: (count) => plural('nl', count, { one: '1 tijd beschikbaar', other: `${count} tijden beschikbaar` }),
  noneFree: 'geen tijden beschikbaar',
  timesOn: (date) => `Tijden op ${date}`,
  chooseDay: 'Kies een dag om de tijden te zien.',
  allTimes: (count) => plural('nl', count, { one: 'De tijd tonen', other: `Alle ${count} tijden tonen` }),
  timeZone: 'Tijdzone',
  showZone: 'In deze tijdzone tonen',
  allZones: 'Alle tijdzones',
  offsetThen: (offset) => `${offset} op deze dag`,
  today: 'Vandaag',
  bookedDay: 'Je boeking is op deze dag',
  bookedTime: 'Geboekt',
  partsOfDay: { morning: 'Ochtend', afternoon: 'Middag', evening: 'Avond' },
  otherClock: (hour12) => (hour12 ? '24 uur tonen' : 'AM en PM tonen'),
  nothingThisMonth: 'In deze maand zijn geen tijden beschikbaar.',
  nothingAtAll: (host) =>
    `Op dit moment zijn geen tijden beschikbaar. Kom later terug of neem rechtstreeks contact op met ${host}.`,
  tryNext: 'Volgende maand bekijken',
  back: 'Een andere tijd kiezen',
  details: 'Je gegevens',
  yourName: 'Je naam',
  email: 'E-mailadres',
  emailHint: 'Hierheen sturen we de uitnodiging.',
  notes: 'Opmerkingen',
  notesHint: 'Alles wat helpt bij de voorbereiding.',
  guests: 'Gasten',
  guestsHint: 'E-mailadressen van anderen die ook deelnemen, gescheiden door komma’s.',
  confirm: 'Boeking bevestigen',
  sendRequest: 'Aanvraag versturen',
  leaveEmpty: 'Laat dit veld leeg',
  proof: {
    next: 'Hierna sturen we je een e-mail met een link en een code, zodat we weten dat het adres van jou is.',
    noScripts:
      'Er komen nu veel boekingen binnen. Omdat scripts in je browser uitstaan, bevestig je per e-mail: we sturen je een link en een code.',
    byMail: 'Liever per e-mail bevestigen',
  },
  named: {
    answer: (question) => `Beantwoord ‘${question}’`,
    about: (field, problem) => `‘${field}’: ${problem}`,
  },
  didYouMean: {
    title: (address) => `Bedoel je ${address}?`,
    text: (typed) => `Je hebt ${typed} ingevuld en de uitnodiging gaat daarheen. Er is nog niets geboekt.`,
    suggested: (address) => `Ja, gebruik ${address}`,
    typed: (address) => `Nee, ${address} klopt`,
  },
  yes: 'Ja',
  no: 'Nee',
  pleaseChoose: 'Maak een keuze',
  privacy: (host) => `Je gegevens gaan naar ${host} en worden alleen voor deze afspraak gebruikt.`,
  problems: {
    title: 'Controleer de gemarkeerde velden hieronder',
    name: 'Vul je naam in.',
    nameUnfit:
      'Vul alleen een naam in: geen webadres, geen telefoonnummer, geen speciale stuurtekens, en per woord letters van één alfabet.',
    email: 'Vul één e-mailadres in, bijvoorbeeld ada@example.com.',
    notes: 'Kort je opmerkingen in tot 5.000 tekens platte tekst.',
    emailSeveral: 'Vul maar één e-mailadres in. Anderen kun je als gast toevoegen.',
    emailLocal: 'Onze e-mails bereiken geen adressen met accenten of umlauten vóór de @. Vul een ander adres in.',
    guests: 'Vul e-mailadressen in, gescheiden door komma’s, bijvoorbeeld ada@example.com, ben@example.com.',
    guestsMany: 'Vul maximaal 10 e-mailadressen in.',
    reason: 'Kort de reden in tot 1.000 tekens platte tekst.',
    required: 'Beantwoord deze vraag.',
    answer: 'Controleer dit antwoord.',
    too_long: 'Maak dit antwoord korter.',
    unfit: 'Dit antwoord bevat onzichtbare stuurtekens. Typ het opnieuw.',
    notANumber: 'Vul een getal in, bijvoorbeeld 12 of 1,5.',
    notAPhone: 'Dit is geen telefoonnummer: gebruik cijfers, spaties en een plus, bijvoorbeeld +41 44 555 01 99.',
    notAnAddress: 'Vul een webadres in, bijvoorbeeld https://example.com.',
    followUp: 'Je antwoord hierboven leidt tot nog een vraag. Bekijk die en bevestig opnieuw.',
    consent: 'Vink dit vakje aan: anders kan de afspraak niet worden geboekt.',
    tooMany:
      'Er kwamen net veel boekingen vanaf je netwerk. Alles wat je hebt ingevuld, staat er nog: probeer het over een paar minuten opnieuw.',
    notTaken: 'Deze boeking is niet gelukt. Neem rechtstreeks contact op met de host.',
    networkShare:
      'Je netwerk heeft de weeklimiet voor boekingen bij deze host bereikt. Alles wat je hebt ingevuld, staat er nog: neem rechtstreeks contact op met de host of probeer het over een paar dagen opnieuw.',
    mailboxShare:
      'Dit e-mailadres heeft de limiet voor openstaande boekingen bij deze host bereikt. Alles wat je hebt ingevuld, staat er nog: annuleer een boeking die je niet nodig hebt of neem rechtstreeks contact op met de host.',
    hostFull:
      'Op dit moment zijn hier geen boekingen meer mogelijk. Alles wat je hebt ingevuld, staat er nog: neem rechtstreeks contact op met de host of probeer het over een paar dagen opnieuw.',
    onceMore: 'Druk nog een keer op de knop. Alles wat je hebt ingevuld, staat er nog en er is nog niets geboekt.',
    proofNeeded:
      'Er komen nu veel boekingen binnen, dus moet je browser eerst een kleine berekening doen. Dat duurt een paar seconden en gaat daarna vanzelf verder. Alles wat je hebt ingevuld, staat er nog.',
    proofNeededAgain:
      'De berekening van je browser was niet bruikbaar. Druk nog een keer op de knop of bevestig per e-mail. Alles wat je hebt ingevuld, staat er nog.',
    mailRefused:
      'We kunnen vandaag geen e-mail meer naar dit adres sturen. Alles wat je hebt ingevuld, staat er nog: gebruik een ander adres of neem rechtstreeks contact op met de host.',
    memberGone:
      'Bij de persoon die je hebt gekozen, kun je nu niet boeken. Alles wat je hebt ingevuld, staat er nog: ga terug en kies iemand anders of ‘Wie er beschikbaar is’.',
    eventGone: 'Dit kun je niet meer op deze manier boeken. Ga terug en kies opnieuw.',
    expired: 'Deze pagina stond lang open. Alles wat je hebt ingevuld, staat er nog: bevestig nog een keer.',
  },
  taken: {
    title: 'Iemand anders heeft deze tijd net geboekt',
    gone: 'Deze tijd is niet meer beschikbaar',
    notOffered: 'Deze tijd kun je niet boeken',
    choose: 'Wat je hebt ingevuld, blijft bewaard. Kies een van deze tijden:',
    none: 'Rond deze tijd is er niets anders beschikbaar. Kijk in een andere maand.',
  },
  alreadyUsed: {
    title: 'Je hebt al geboekt met dit formulier',
    text: 'Het is eerder verstuurd met andere gegevens. Hier is je boeking; begin opnieuw voor een andere.',
    see: 'Mijn boeking bekijken',
    again: 'Een andere tijd boeken',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} zit nog in een andere afspraak`,
      text: 'Die duurt langer dan gepland. Blijf wachten: jouw afspraak begint meteen daarna.',
      again: 'Opnieuw kijken',
    },
    booked: 'Je afspraak is geboekt',
    standsUnmailed: 'Bewaar deze pagina: het adres leidt naar je boeking.',
    oftenEnough: (email) =>
      `${email} heeft het maximale aantal e-mails van ons voor vandaag bereikt, dus sturen we er nu geen. Je boeking is geldig.`,
    guestsOftenEnough: (count) =>
      plural('nl', count, {
        one: '1 gast heeft het maximale aantal e-mails van ons voor vandaag bereikt en krijgt er nu geen. Je boeking is geldig.',
        other: `${count} gasten hebben het maximale aantal e-mails van ons voor vandaag bereikt en krijgen er nu geen. Je boeking is geldig.`,
      }),
    mailed: (email) => `We sturen de uitnodiging naar ${email}.`,
    moved: 'Je afspraak is verzet',
    movedMailed: (email) =>
      `We sturen de nieuwe tijd naar ${email}. De afspraak in je agenda wordt automatisch bijgewerkt.`,
    offTime: 'Niet meer geldig:',
    join: 'Deelnemen aan meeting',
    you: 'Jij',
    copyLink: 'Link kopiëren',
    copied: 'Link gekopieerd',
    linkSoon: 'De link om deel te nemen wordt gemaakt en volgt per e-mail. Je vindt hem dan ook hier.',
    linkLater: (host) => `Je boeking is bevestigd. ${host} stuurt je per e-mail de link om deel te nemen.`,
    linkTrouble: (host) =>
      `Je boeking is bevestigd, maar GoTo heeft de meeting nog niet gemaakt. ${host} weet ervan en stuurt je een link.`,
    calendarTitle: 'In je agenda',
    more: 'Wijzigen of opnieuw boeken',
    refresh: 'Vernieuwen',
    addToCalendar: 'Aan agenda toevoegen',
    google: 'Google Agenda',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Verzetten',
    rescheduleUntil: (when) => `Je kunt deze boeking verzetten tot ${when}.`,
    cancelUntil: (when) => `Annuleren kan tot ${when}.`,
    tooLateToMove: (host) => `Online verzetten kan niet meer. Neem rechtstreeks contact op met ${host}.`,
    tooLateToCancel: (host) => `Online annuleren kan niet meer. Neem rechtstreeks contact op met ${host}.`,
    cancel: 'Boeking annuleren',
    edit: 'Naam of gasten wijzigen',
    before: 'Oude tijd:',
    again: 'Een andere tijd boeken',
    what: 'Wat',
    who: 'Met',
    reason: 'Reden',
    when: 'Wanneer',
    hostsTime: (host) => `Tijd van ${host}`,
    byPhone: 'Per telefoon',
    over: 'Deze afspraak is voorbij.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Volgeboekt op ${date}.`,
  monthFull: 'Deze maand is volgeboekt.',
  notice: (from, notice) => `Te boeken vanaf ${from}: minstens ${notice} van tevoren.`,
  opens: (date) => `Te boeken vanaf ${date}.`,
  ended: (date) => `Te boeken tot en met ${date}.`,
  closed: (date) => `Geen tijden op ${date}.`,
  nextFree: (date) => `Eerste mogelijkheid: ${date}`,
  hours: (count) => `${count} uur`,
  days: (count) => plural('nl', count, { one: '24 uur', other: `${count} dagen` }),
  minutes: (count) => plural('nl', count, { one: '1 minuut', other: `${count} minuten` }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Kies een andere tijd',
    question: 'Naar deze tijd verzetten?',
    now: 'Geboekt voor',
    newTime: 'Nieuwe tijd',
    text: (host) => `${host} krijgt meteen een e-mail. De link om deel te nemen blijft hetzelfde.`,
    button: 'Boeking verzetten',
    choose: 'Kies in plaats daarvan een van deze tijden:',
    keep: 'Huidige tijd behouden',
    sameTime: 'Je boeking is al op deze tijd. Kies een andere of behoud deze.',
    changed: 'Deze boeking is intussen ergens anders gewijzigd. Bekijk de boeking voordat je die verzet.',
    tooLate: (host) => `Deze boeking kan niet meer online worden verzet. Neem rechtstreeks contact op met ${host}.`,
  },
  edit: {
    title: 'Wijzig je gegevens',
    text: 'De tijd blijft gelijk. Iedereen die is uitgenodigd, krijgt de uitnodiging opnieuw.',
    guestsHint:
      'E-mailadressen van anderen die ook deelnemen, gescheiden door komma’s. Zij krijgen de uitnodiging ook.',
    button: 'Wijzigingen opslaan',
    keep: 'Niets wijzigen',
    over: 'Deze afspraak is begonnen, dus kun je de gegevens niet meer wijzigen.',
  },
  pending: {
    title: 'Je aanvraag is verstuurd',
    text: (host, email) =>
      `${host} moet deze tijd nog bevestigen. We houden de tijd voor je vrij en het antwoord gaat naar ${email}.`,
    unanswered: 'Je aanvraag is niet beantwoord',
  },
  declined: {
    title: 'Aanvraag afgewezen',
    text: (host) => `${host} kan niet op deze tijd. Misschien lukt een andere tijd wel.`,
    expired: (host) => `${host} heeft niet op tijd geantwoord. Kies een andere tijd of neem rechtstreeks contact op.`,
  },
  cancel: {
    title: 'Deze boeking annuleren?',
    text: (host) => `${host} krijgt meteen een e-mail en de tijd komt weer beschikbaar voor anderen.`,
    reason: 'Reden',
    reasonHint: (host) => `${host} leest dit.`,
    button: 'Boeking annuleren',
    keep: 'Boeking behouden',
    done: 'Boeking geannuleerd',
    doneBy: {
      attendee: 'Je hebt deze boeking geannuleerd. Beide partijen krijgen een e-mail.',
      host: (host) => `${host} heeft deze boeking geannuleerd.`,
    },
    tooLate: (hours, host) =>
      `Online annuleren kan tot ${hours} uur voor het begin. Neem rechtstreeks contact op met ${host}.`,
    over: 'Deze afspraak is voorbij, dus valt er niets meer te annuleren.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Bekijk je e-mail',
  text: (email) => `We hebben een link en een code gestuurd naar ${email}. Open de link of typ de code hier.`,
  held: (until) => `Er is nog niets geboekt. We houden de tijd voor je vrij tot ${until}.`,
  ended: 'De tijd wordt niet meer vrijgehouden',
  endedText:
    'Er zijn vijftien minuten verstreken zonder bevestiging, dus kunnen anderen de tijd boeken. Probeer het opnieuw: als de tijd nog beschikbaar is, houden we die weer vrij en sturen we een nieuwe e-mail.',
  endedLink: 'Anderen kunnen de tijd nu boeken. Is de tijd nog beschikbaar, dan kun je toch bevestigen.',
  code: 'Code uit de e-mail',
  codeHint: 'Zes cijfers. Is de e-mail er na een minuut nog niet, kijk dan in de spammap.',
  confirm: 'Boeking bevestigen',
  again: 'E-mail opnieuw sturen',
  tryAgain: 'Opnieuw proberen',
  sentAgain: 'De e-mail is opnieuw onderweg, met dezelfde code.',
  change: 'Mijn gegevens wijzigen',
  look: 'Ik heb de link geopend',
  another: 'Een andere tijd kiezen',
  byLink: 'Bevestig je boeking',
  byLinkText:
    'Nog één klik en de tijd is geboekt. Heb je hier niet om gevraagd, sluit dan deze pagina: er gebeurt niets.',
  withdrawn: 'Deze aanvraag is gewijzigd of ingetrokken. Boek opnieuw.',
  taken: 'Iemand anders heeft deze tijd intussen geboekt. Kies een andere; wat je hebt ingevuld, blijft bewaard.',
  problems: {
    code: 'Dit is niet de code uit de laatste e-mail. Controleer de zes cijfers.',
    codesEnded: 'Te veel verkeerde codes. Open in plaats daarvan de link in de e-mail.',
    mailedEnough: 'We hebben drie e-mails voor deze boeking gestuurd. Kijk in de spammap of wijzig je gegevens.',
    mailRefused:
      'We kunnen vandaag geen e-mail meer naar dit adres sturen. Wijzig het adres of neem rechtstreeks contact op met de host.',
    refused: 'Deze boeking is niet gelukt. Neem rechtstreeks contact op met de host.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Deze e-mail melden',
  text: (host) =>
    `Heb je een e-mail gekregen over een boeking met ${host} waar je niet om hebt gevraagd? Laat het de beheerder van deze dienst weten. Je adres wordt niet doorgegeven.`,
  button: 'E-mail melden',
  done: 'Bedankt. De beheerder bekijkt de e-mails van gemelde accounts en kan het versturen ervan stoppen.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Deze e-mails niet meer ontvangen',
  text: (host) =>
    `${host} stuurt je na afspraken geen bedankjes, vragen of uitnodigingen meer. E-mails over je boekingen blijven komen.`,
  button: 'Afmelden',
  done: (host) => `Gelukt. ${host} stuurt je dit soort e-mails niet meer.`,
  back: 'Ik wil ze weer ontvangen',
  again: 'Je ontvangt deze e-mails weer.',
}
