import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Prenotare un incontro con ${host}`,
    choose: 'Che cosa desidera prenotare?',
    none: 'Al momento qui non si può prenotare nulla',
    noneHint: (host) => `${host} non offre ancora orari. Torni più tardi.`,
  },
  minutes: (count) => plural('it', count, { one: '1 minuto', other: `${count} minuti` }),
  durations: (minutes) => `${formatAlternatives('it', minutes)} minuti`,
  duration: 'Per quanto tempo?',
  chooseMember: 'Con chi?',
  anyMember: 'Chiunque sia libero',
  member: 'Con',
  memberUnavailable:
    'La persona richiesta al momento non è prenotabile qui. Scelga qualcun altro, o chiunque sia libero.',
  ourTeam: 'Il nostro team',
  where: 'Online su GoTo (link per email)',
  places: {
    host_calls: (host) => `Per telefono: la chiama ${host}`,
    attendee_calls: (number) => `Per telefono: è lei a chiamare ${number}`,
    link: 'Online (link per email)',
  },
  place: 'Dove',
  prepare: 'Da sapere',
  yourPhone: 'Il suo numero di telefono',
  consentLink: 'Maggiori informazioni',
  byHost: (host) => `La richiesta va confermata da ${host}. Fino ad allora l’orario resta riservato a lei.`,
  pick: 'Scelga giorno e orario',
  previousMonth: 'Mese precedente',
  nextMonth: 'Mese successivo',
  free: (count) => plural('it', count, { one: '1 orario libero', other: `${count} orari liberi` }),
  noneFree: 'nessun orario libero',
  timesOn: (date) => `Orari di ${date}`,
  chooseDay: 'Scelga un giorno per vederne gli orari.',
  allTimes: (count) => `Mostra tutti i ${count} orari`,
  timeZone: 'Fuso orario',
  showZone: 'Mostra in questo fuso',
  allZones: 'Tutti i fusi orari',
  offsetThen: (offset) => `${offset} in questo giorno`,
  today: 'Oggi',
  bookedDay: 'La sua prenotazione è in questo giorno',
  bookedTime: 'Prenotato',
  partsOfDay: { morning: 'Mattina', afternoon: 'Pomeriggio', evening: 'Sera' },
  otherClock: (hour12) => (hour12 ? 'Mostra 24 ore' : 'Mostra AM e PM'),
  nothingThisMonth: 'In questo mese non ci sono orari liberi.',
  nothingAtAll: (host) => `Al momento non ci sono orari liberi. Torni più tardi, o si rivolga direttamente a ${host}.`,
  tryNext: 'Guarda il mese successivo',
  back: 'Scegli un altro orario',
  details: 'I suoi dati',
  yourName: 'Nome e cognome',
  email: 'Email',
  emailHint: 'L’invito arriva qui.',
  notes: 'Note',
  notesHint: 'Tutto ciò che aiuta a prepararsi.',
  guests: 'Ospiti',
  guestsHint: 'Indirizzi email di altre persone che parteciperanno, separati da virgole.',
  confirm: 'Conferma prenotazione',
  sendRequest: 'Invia richiesta',
  leaveEmpty: 'Lasciare vuoto questo campo',
  proof: {
    next: 'Poi le inviamo un’email con un link e un codice, per sapere che l’indirizzo è davvero suo.',
    noScripts:
      'In questo momento arrivano molte prenotazioni. Se gli script sono disattivati, confermi per email: le inviamo un link e un codice.',
    byMail: 'Conferma per email',
  },
  named: {
    answer: (question) => `Risposta a “${question}”`,
    about: (field, problem) => `“${field}”: ${problem}`,
  },
  didYouMean: {
    title: (address) => `Forse intendeva ${address}?`,
    text: (typed) => `Ha scritto ${typed}, e l’invito andrà lì. Non è ancora prenotato nulla.`,
    suggested: (address) => `Sì, usa ${address}`,
    typed: (address) => `No, ${address} è corretto`,
  },
  yes: 'Sì',
  no: 'No',
  pleaseChoose: 'Scegliere',
  privacy: (host) => `I suoi dati vanno a ${host} e vengono usati solo per questo incontro.`,
  problems: {
    title: 'Controllare i punti segnalati qui sotto',
    name: 'Inserire il nome.',
    nameUnfit:
      'Inserire solo un nome: senza indirizzi web, numeri di telefono o caratteri di controllo, e con lettere di un solo alfabeto per parola.',
    email: 'Inserire un solo indirizzo email, per esempio ada@example.com.',
    notes: 'Accorciare le note a 5.000 caratteri di testo semplice.',
    emailSeveral: 'Inserire un solo indirizzo email. Altre persone possono partecipare come ospiti.',
    emailLocal:
      'Le nostre email non raggiungono indirizzi con lettere accentate prima della @. Inserire un altro indirizzo.',
    guests: 'Inserire indirizzi email separati da virgole, per esempio ada@example.com, ben@example.com.',
    guestsMany: 'Inserire al massimo 10 indirizzi email.',
    reason: 'Accorciare il motivo a 1.000 caratteri di testo semplice.',
    required: 'Rispondere a questa domanda.',
    answer: 'Controllare questa risposta.',
    too_long: 'Accorciare questa risposta.',
    unfit: 'Questa risposta contiene caratteri di controllo invisibili. Scriverla di nuovo.',
    notANumber: 'Inserire un numero, per esempio 12 o 1,5.',
    notAPhone: 'Non è un numero di telefono: usare cifre, spazi e il segno +, per esempio +41 44 555 01 99.',
    notAnAddress: 'Inserire un indirizzo web, per esempio https://example.com.',
    followUp: 'La risposta qui sopra porta a un’altra domanda. La guardi, poi confermi di nuovo.',
    consent: 'Selezionare questa casella: senza, l’incontro non può essere prenotato.',
    tooMany:
      'Dalla sua rete sono appena arrivate molte prenotazioni. Ciò che ha scritto è ancora qui: riprovi tra qualche minuto.',
    notTaken: 'Non è stato possibile effettuare questa prenotazione. Scriva direttamente all’host.',
    networkShare:
      'La sua rete ha raggiunto il limite settimanale di prenotazioni con questo host. Ciò che ha scritto è ancora qui: scriva direttamente all’host, o riprovi tra qualche giorno.',
    mailboxShare:
      'Questo indirizzo email ha raggiunto il limite di prenotazioni aperte con questo host. Ciò che ha scritto è ancora qui: annulli una prenotazione che non le serve, o scriva direttamente all’host.',
    hostFull:
      'Al momento qui non si accettano altre prenotazioni. Ciò che ha scritto è ancora qui: scriva direttamente all’host, o riprovi tra qualche giorno.',
    onceMore: 'Prema di nuovo il pulsante. Ciò che ha scritto è ancora qui, e non è ancora prenotato nulla.',
    proofNeeded:
      'In questo momento arrivano molte prenotazioni, quindi il suo browser deve prima fare un piccolo calcolo. Ci vogliono alcuni secondi, poi si prosegue automaticamente. Ciò che ha scritto è ancora qui.',
    proofNeededAgain:
      'Il calcolo del suo browser non è stato accettato. Prema di nuovo il pulsante, o confermi per email. Ciò che ha scritto è ancora qui.',
    mailRefused:
      'Oggi non possiamo inviare altre email a questo indirizzo. Ciò che ha scritto è ancora qui: usi un altro indirizzo, o scriva direttamente all’host.',
    memberGone:
      'La persona scelta al momento non è prenotabile. Ciò che ha scritto è ancora qui: torni indietro e scelga qualcun altro, o chiunque sia libero.',
    eventGone: 'Non è più possibile prenotare in questo modo. Torni indietro e scelga di nuovo.',
    expired: 'Questa pagina è rimasta aperta a lungo. Ciò che ha scritto è ancora qui: confermi di nuovo.',
  },
  taken: {
    title: 'Qualcun altro ha appena preso questo orario',
    gone: 'Questo orario non è più libero',
    notOffered: 'Questo orario non è prenotabile',
    choose: 'Ciò che ha scritto è ancora qui. Scelga uno di questi orari:',
    none: 'Non ci sono altri orari liberi vicini a questo. Guardi un altro mese.',
  },
  alreadyUsed: {
    title: 'Con questo modulo ha già prenotato',
    text: 'È già stato inviato con altri dati. Ecco la sua prenotazione; per un’altra, ricominci dall’inizio.',
    see: 'Vedi la mia prenotazione',
    again: 'Prenota un altro incontro',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} è ancora in un altro incontro`,
      text: 'Sta durando più del previsto. Resti qui: il suo inizia appena l’altro finisce.',
      again: 'Aggiorna',
    },
    booked: 'Prenotazione confermata',
    standsUnmailed: 'Conservi l’indirizzo di questa pagina: porta alla prenotazione.',
    oftenEnough: (email) =>
      `${email} ha raggiunto il limite giornaliero di email da parte nostra, quindi ora non ne inviamo. La prenotazione è valida.`,
    guestsOftenEnough: (count) =>
      plural('it', count, {
        one: 'Un ospite ha raggiunto il limite giornaliero di email da parte nostra, quindi ora non gliene inviamo. La prenotazione è valida.',
        other: `${count} ospiti hanno raggiunto il limite giornaliero di email da parte nostra, quindi ora non ne inviamo loro. La prenotazione è valida.`,
      }),
    mailed: (email) => `Stiamo inviando l’invito a ${email}.`,
    moved: 'Prenotazione spostata al nuovo orario',
    movedMailed: (email) =>
      `Stiamo inviando il nuovo orario a ${email}. L’evento nel calendario si sposta automaticamente.`,
    offTime: 'Non più valido:',
    join: 'Partecipa',
    you: 'Lei',
    copyLink: 'Copia link',
    copied: 'Link copiato',
    linkSoon: 'Il link per partecipare è in preparazione e arriverà per email. Apparirà anche qui.',
    linkLater: (host) => `La prenotazione è confermata. Il link per partecipare le sarà inviato per email da ${host}.`,
    linkTrouble: (host) =>
      `La prenotazione è confermata, ma GoTo non ha ancora creato la riunione. Abbiamo avvisato ${host}, che le invierà un link.`,
    calendarTitle: 'Nel calendario',
    more: 'Modificare o prenotare di nuovo',
    refresh: 'Aggiorna',
    addToCalendar: 'Aggiungi al calendario',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Sposta',
    rescheduleUntil: (when) => `Può spostare questa prenotazione fino a ${when}.`,
    cancelUntil: (when) => `Può annullare la prenotazione fino a ${when}.`,
    tooLateToMove: (host) => `Non è più possibile spostare online. Scriva direttamente a ${host}.`,
    tooLateToCancel: (host) => `Non è più possibile annullare online. Scriva direttamente a ${host}.`,
    cancel: 'Annulla prenotazione',
    edit: 'Modifica nome o ospiti',
    before: 'Prima:',
    again: 'Prenota un altro incontro',
    what: 'Che cosa',
    who: 'Con',
    reason: 'Motivo',
    when: 'Quando',
    hostsTime: (host) => `Ora di ${host}`,
    byPhone: 'Per telefono',
    over: 'Questo incontro è terminato.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Tutto prenotato: ${date}.`,
  monthFull: 'Questo mese è al completo.',
  notice: (from, notice) => `Prenotabile da ${from}: preavviso di ${notice}.`,
  opens: (date) => `Prenotabile da ${date}.`,
  ended: (date) => `Prenotabile fino a ${date}.`,
  closed: (date) => `Nessun orario: ${date}.`,
  nextFree: (date) => `Primo giorno libero: ${date}`,
  hours: (count) => plural('it', count, { one: '1 ora', other: `${count} ore` }),
  days: (count) => plural('it', count, { one: '24 ore', other: `${count} giorni` }),
  minutes: (count) => plural('it', count, { one: '1 minuto', other: `${count} minuti` }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Scegliere un altro orario',
    question: 'Spostare a questo orario?',
    now: 'Orario attuale',
    newTime: 'Nuovo orario',
    text: (host) => `Avvisiamo subito ${host} con un’email. Il link per partecipare resta lo stesso.`,
    button: 'Sposta prenotazione',
    choose: 'Scelga uno di questi orari:',
    keep: 'Mantieni l’orario attuale',
    sameTime: 'La prenotazione è già a questo orario. Ne scelga un altro, o mantenga questo.',
    changed: 'Nel frattempo la prenotazione è stata modificata altrove. La guardi prima di spostarla.',
    tooLate: (host) => `Questa prenotazione non può più essere spostata online. Scriva direttamente a ${host}.`,
  },
  edit: {
    title: 'Modificare i dati',
    text: 'L’orario resta com’è. Tutti gli invitati ricevono di nuovo l’invito.',
    guestsHint:
      'Indirizzi email di altre persone che parteciperanno, separati da virgole. Ricevono anche loro l’invito.',
    button: 'Salva modifiche',
    keep: 'Lascia tutto com’è',
    over: 'Questo incontro è iniziato, quindi i dati non si possono più modificare.',
  },
  pending: {
    title: 'La richiesta è stata inviata',
    text: (host, email) =>
      `Questo orario va ancora confermato da ${host}. Resta riservato a lei, e la risposta arriverà a ${email}.`,
    unanswered: 'La richiesta non ha avuto risposta',
  },
  declined: {
    title: 'Richiesta rifiutata',
    text: (host) => `${host} non è disponibile a questo orario. Forse ce n’è un altro che va bene a entrambi.`,
    expired: (host) => `${host} non ha risposto in tempo. Scelga un altro orario, o scriva direttamente.`,
  },
  cancel: {
    title: 'Annullare questa prenotazione?',
    text: (host) => `Avvisiamo subito ${host} con un’email, e l’orario torna libero per altri.`,
    reason: 'Motivo',
    reasonHint: (host) => `Lo leggerà ${host}.`,
    button: 'Annulla prenotazione',
    keep: 'Mantieni prenotazione',
    done: 'Prenotazione annullata',
    doneBy: {
      attendee: 'Ha annullato questa prenotazione. Entrambe le parti ricevono un’email.',
      host: (host) => `Prenotazione annullata da ${host}.`,
    },
    tooLate: (hours, host) =>
      plural('it', hours, {
        one: `Si può annullare online fino a 1 ora prima dell’inizio. Scriva direttamente a ${host}.`,
        other: `Si può annullare online fino a ${hours} ore prima dell’inizio. Scriva direttamente a ${host}.`,
      }),
    over: 'Questo incontro è terminato, quindi non c’è più nulla da annullare.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Controlli la sua email',
  text: (email) => `Abbiamo inviato un link e un codice a ${email}. Apra il link, o inserisca qui il codice.`,
  held: (until) => `Non è ancora prenotato nulla. L’orario resta riservato a lei fino alle ore ${until}.`,
  ended: 'L’orario non è più riservato',
  endedText:
    'Sono passati quindici minuti senza conferma, quindi altri possono prenotarlo. Riprovi: se è ancora libero lo riserviamo di nuovo e inviamo una nuova email.',
  endedLink: 'Ora altri possono prenotarlo. Se è ancora libero, può comunque confermarlo.',
  code: 'Codice ricevuto per email',
  codeHint: 'Sei cifre. Se dopo un minuto l’email non è arrivata, controlli la cartella dello spam.',
  confirm: 'Conferma prenotazione',
  again: 'Invia di nuovo l’email',
  tryAgain: 'Riprova',
  sentAgain: 'L’email è di nuovo in arrivo, con lo stesso codice.',
  change: 'Modifica i miei dati',
  look: 'Ho aperto il link',
  another: 'Scegli un altro orario',
  byLink: 'Confermi la sua prenotazione',
  byLinkText:
    'Ancora un clic e l’orario è prenotato. Se la richiesta non è sua, chiuda questa pagina: non succede nulla.',
  withdrawn: 'Questa richiesta è stata modificata o ritirata. Prenoti di nuovo.',
  taken: 'Nel frattempo qualcun altro ha preso questo orario. Ne scelga un altro: ciò che ha scritto è ancora qui.',
  problems: {
    code: 'Non è il codice dell’ultima email. Controllare le sei cifre.',
    codesEnded: 'Troppi codici errati. Apra invece il link nell’email.',
    mailedEnough:
      'Per questa prenotazione abbiamo inviato tre email. Controlli la cartella dello spam, o modifichi i suoi dati.',
    mailRefused:
      'Oggi non possiamo inviare altre email a questo indirizzo. Lo modifichi, o scriva direttamente all’host.',
    refused: 'Non è stato possibile effettuare questa prenotazione. Scriva direttamente all’host.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Segnalare questa email',
  text: (host) =>
    `Ha ricevuto un’email su una prenotazione con ${host} che non ha richiesto? Lo comunichi al gestore di questo servizio. Il suo indirizzo non viene trasmesso ad altri.`,
  button: 'Segnala l’email',
  done: 'Grazie. Il gestore esamina le email degli account segnalati e può bloccarle.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Non ricevere più queste email',
  text: (host) =>
    `Dopo gli incontri non riceverà più ringraziamenti, domande o inviti da ${host}. Le email sulle sue prenotazioni continuano ad arrivare.`,
  button: 'Annulla iscrizione',
  done: (host) => `Fatto. Non riceverà più email di questo tipo da ${host}.`,
  back: 'Voglio riceverle di nuovo',
  again: 'Riceverà di nuovo queste email.',
}
