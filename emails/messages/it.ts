import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Non ha richiesto questa email? La segnali',
  hello: (name) => `Buongiorno ${name},`,
  with: 'Con',
  together: 'Insieme a',
  when: 'Quando',
  yourTime: 'la sua ora',
  theirTime: (name) => `ora di ${name}`,
  minutes: (count) => plural('it', count, { one: '1 minuto', other: `${count} minuti` }),
  meetingWith: (title, name) => `${title} con ${name}`,
  linkInside: 'Il link per partecipare è in questa email.',
  before: 'Prima',
  join: 'Partecipa',
  joinHint: 'Si apre nel browser; non serve un account. L’host fa entrare tutti all’inizio.',
  phone: 'Per telefono',
  place: 'Dove',
  instructions: 'Da sapere',
  linkFollows: 'Il link per partecipare arriverà con una seconda email, appena la riunione sarà pronta.',
  linkFromHost: (host) => `GoTo non ha ancora creato la riunione. Abbiamo avvisato ${host}, che le invierà un link.`,
  manage: 'Vedere, spostare o annullare la prenotazione',
  manageHint: 'Un imprevisto?',
  openBooking: 'Apri la prenotazione',
  start: 'Avvia come host',
  startHint: 'Da 30 minuti prima dell’inizio:',
  onBookingPage: 'come indicato nella pagina della sua prenotazione',
  email: 'Email',
  zone: 'Fuso orario',
  guests: 'Ospiti',
  notes: 'Note',
  reason: 'Motivo',
  why: 'Causa',
  bookAgain: 'Prenota un altro incontro',
  noReply: 'Risponda a questa email per scrivere direttamente all’altra parte.',
  foot: 'Inviata da Foyer, che gestisce questa prenotazione.',
  accountFoot:
    'Inviata da Foyer, perché ci è stato indicato questo indirizzo. Se la richiesta non è sua, ignori questa email.',
  security: {
    notices: {
      new_browser: {
        subject: 'Nuovo accesso al suo account',
        text: () => 'Qualcuno ha appena effettuato l’accesso al suo account da un browser mai visto prima.',
      },
      password_changed: {
        subject: 'La sua password è stata cambiata',
        text: () => 'La password del suo account è stata cambiata. Tutti gli altri accessi sono stati terminati.',
      },
      email_changed: {
        subject: 'L’indirizzo del suo account è stato cambiato',
        text: () => 'Da ora il suo account ha un altro indirizzo email. Questo non gli appartiene più.',
      },
      app_added: {
        subject: 'Attivati i codici da un’app',
        text: () => 'Da ora l’accesso con la password richiede anche un codice da un’app di autenticazione.',
      },
      app_removed: {
        subject: 'Rimossi i codici da un’app',
        text: () => 'L’app di autenticazione è stata rimossa dal suo account. I suoi codici non funzionano più.',
      },
      passkey_added: {
        subject: 'Aggiunta una passkey',
        text: (name) => `La passkey “${name}” è stata aggiunta al suo account. Chi la possiede può accedere.`,
      },
      passkey_removed: {
        subject: 'Rimossa una passkey',
        text: (name) => `La passkey “${name}” è stata rimossa dal suo account. Non funziona più.`,
      },
      second_step_on: {
        subject: 'L’accesso richiede un secondo passaggio',
        text: () => 'Da ora l’accesso con la password richiede un secondo passaggio.',
      },
      second_step_off: {
        subject: 'L’accesso non richiede più un secondo passaggio',
        text: () => 'Da ora per accedere basta la password.',
      },
      recovery_codes_renewed: {
        subject: 'Nuovi codici di recupero',
        text: () => 'Per il suo account sono stati creati nuovi codici di recupero. I precedenti non funzionano più.',
      },
      recovery_code_used: {
        subject: 'Usato un codice di recupero',
        text: () =>
          'Qualcuno ha effettuato l’accesso al suo account con un codice di recupero. Quel codice non è più valido.',
      },
      api_key_added: {
        subject: 'Creata una nuova chiave API',
        text: (name) => `La chiave API “${name}” è stata creata per il suo account.`,
      },
      provider_linked: {
        subject: 'Aggiunto un altro modo di accedere',
        text: (name) => `Da ora il suo account è collegato a un accesso con ${name}.`,
      },
      provider_unlinked: {
        subject: 'Rimosso un modo di accedere',
        text: (name) => `Il suo account non è più collegato a un accesso con ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Queste chiavi API funzionano ancora. Se altri potrebbero conoscerle, le revochi nella pagina delle chiavi API:\n${keys}`,
    notYou:
      'Se l’operazione è sua, non deve fare nulla. In caso contrario, imposti subito una nuova password ed esca da tutti gli altri dispositivi.',
    notYouAnyMore:
      'Se l’operazione è sua, non deve fare nulla. In caso contrario, avvisi subito il gestore di questo servizio: è il solo che può ancora intervenire.',
    button: 'Vai all’account',
    seeKeys: 'Vedi le chiavi API',
    signIn: 'Vai alla pagina di accesso',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Prenotato: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Nuova prenotazione: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Invito: ${meeting}, ${when}`,
    headingAttendee: 'Prenotazione confermata',
    headingGuest: (attendee) => `${attendee} la invita a un incontro`,
    headingHost: (attendee) => `${attendee} ha prenotato un incontro con lei`,
  },
  linkReady: {
    subject: (meeting, when) => `Link per partecipare: ${meeting}, ${when}`,
    heading: 'Ecco il link per partecipare',
  },
  rescheduled: {
    subject: (meeting, when) => `Nuovo orario: ${meeting}, ${when}`,
    heading: 'L’incontro è stato spostato',
  },
  cancelled: {
    subject: (meeting, when) => `Annullato: ${meeting}, ${when}`,
    heading: 'L’incontro è stato annullato',
    byYou: 'Ha annullato questo incontro. Non deve fare altro.',
    by: (name) => `${name} ha annullato questo incontro. Il suo calendario lo rimuove automaticamente.`,
  },
  recording: {
    subject: (meeting) => `Registrazione: ${meeting}`,
    heading: 'La registrazione dell’incontro',
    text: 'Chi ha questo link può guardarla senza password: lo condivida con prudenza.',
    button: 'Guarda la registrazione',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Grazie: ${meeting}`,
      heading: (host) => `Un grazie da ${host}`,
      text: (host) => `Grazie per il suo tempo. L’incontro è stato un piacere per ${host}.`,
    },
    feedback: {
      subject: (meeting) => `Come è andata? ${meeting}`,
      heading: (host) => `Il suo parere interessa a ${host}`,
      text: (host) => `Come è andato l’incontro? Qualche parola fa piacere a ${host}. Basta un minuto.`,
    },
    book_again: {
      subject: (meeting) => `Un altro incontro? ${meeting}`,
      heading: (host) => `Un altro incontro con ${host}`,
      text: () => 'Se c’è altro di cui parlare, scelga l’orario che preferisce.',
    },
    missed: {
      subject: (meeting) => `Peccato non esserci incontrati: ${meeting}`,
      heading: () => 'Peccato non esserci incontrati',
      text: (host) => `L’incontro non si è svolto come previsto. ${host} troverà volentieri un altro orario con lei.`,
    },
    feedbackButton: 'Lascia un parere',
    unsubscribe: (host) => `Non ricevere più email di questo tipo da ${host}`,
  },
  updated: {
    subject: (meeting, when) => `Modificato: ${meeting}, ${when}`,
    heading: 'I dati dell’incontro sono cambiati',
    text: (attendee) => `${attendee} ha modificato chi partecipa a questo incontro. L’orario resta com’è.`,
  },
  reassigned: {
    subject: (meeting, when) => `Altro host: ${meeting}, ${when}`,
    heading: 'La incontrerà un’altra persona',
    text: (host) => `Incontrerà ${host}. L’orario resta com’è.`,
    ofSeveral: {
      subject: (meeting, when) => `Altri host: ${meeting}, ${when}`,
      heading: 'Gli host di questo incontro sono cambiati',
      text: (hosts) => `L’incontro è con ${hosts}. L’orario resta com’è.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Da ora è suo: ${meeting}, ${when}`,
    heading: 'Le è stato trasferito un incontro',
    text: (team) => `Questo incontro del team ${team} è passato a lei. Il partecipante lo sa.`,
  },
  handedOver: {
    subject: (meeting, when) => `Non più suo: ${meeting}, ${when}`,
    heading: 'Un’altra persona del team subentra',
    text: (team) =>
      `Ora questo incontro è di un’altra persona del team ${team}. Il suo calendario lo rimuove automaticamente.`,
  },
  uninvited: {
    subject: (meeting, when) => `Invito ritirato: ${meeting}, ${when}`,
    heading: 'L’invito è stato ritirato',
    text: (attendee) =>
      `${attendee} ha ritirato il suo invito a questo incontro. Il suo calendario lo rimuove automaticamente.`,
  },
  declined: {
    subject: (meeting, when) => `Orario non disponibile: ${meeting}, ${when}`,
    heading: 'Questo orario non è disponibile',
    text: (host) => `${host} non è disponibile all’orario da lei richiesto.`,
    expired: (host) => `${host} non ha risposto in tempo, quindi la sua richiesta è scaduta. Scelga un altro orario.`,
    expiredHost: (attendee) =>
      `La richiesta di ${attendee} non ha avuto risposta in tempo ed è stata rifiutata automaticamente. L’orario torna libero.`,
  },
  proof: {
    subject: (meeting, code) => `${code} conferma la sua email: ${meeting}`,
    heading: 'Confermi il suo indirizzo email',
    text: (until) =>
      `Ha scelto un orario. Resta riservato a lei fino alle ore ${until}, e sarà prenotato alla sua conferma. Fino ad allora non appare in nessun calendario.`,
    button: 'Conferma indirizzo email',
    code: 'Oppure inserisca questo codice dove ha prenotato',
    not: 'La prenotazione non è sua? Non faccia nulla: l’orario torna libero da solo, e nessuno viene avvisato.',
  },
  requested: {
    subject: (meeting) => `La sua richiesta: ${meeting}`,
    heading: 'La sua richiesta è arrivata',
    text: (host) =>
      `Questo orario va ancora confermato da ${host}. Resta riservato a lei, e la risposta arriverà per email. Nel suo calendario non c’è ancora nulla.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Attende risposta: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} richiede un incontro`,
    button: 'Approva o rifiuta',
    due: (when) => `L’orario è riservato. Senza risposta la richiesta scade ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Scelga un altro orario: ${meeting}`,
    heading: (host) => `${host} chiede un altro orario`,
    text: 'La sua prenotazione è ancora valida. Scelga un altro orario che le va bene, e l’incontro verrà spostato.',
    messageFrom: (host) => `Messaggio di ${host}`,
    button: 'Scegli un altro orario',
  },
  reminder: {
    subject: (meeting, inTime) => `Promemoria: ${meeting} ${inTime}`,
    heading: (inTime) => `L’incontro inizia ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `Riunione GoTo mancante: ${title} con ${attendee}`,
    text: (attendee) =>
      `La riunione GoTo di questa prenotazione non esiste più; forse è stata eliminata in GoTo. La prenotazione è ancora confermata, ma ${attendee} non ha un link per partecipare. Crei di nuovo la riunione, o annulli la prenotazione.`,
    button: 'Apri la prenotazione',
  },
  verify: {
    subject: 'Confermi il suo indirizzo email',
    text: 'Un clic, e la sua pagina di prenotazione può andare online.',
    button: 'Conferma indirizzo',
    expires: 'Il link è valido per 24 ore.',
  },
  reset: {
    subject: 'Imposti una nuova password',
    text: 'Qualcuno, probabilmente lei, ha chiesto di impostare una nuova password per il suo account.',
    button: 'Imposta una nuova password',
    expires: 'Il link è valido una sola volta e per un’ora. Se la richiesta non è sua, non cambia nulla.',
  },
  change: {
    subject: 'Confermi il suo nuovo indirizzo email',
    text: 'Confermi che questo è il suo nuovo indirizzo. Fino ad allora resta in uso quello vecchio.',
    button: 'Conferma nuovo indirizzo',
    expires: 'Il link è valido per 24 ore.',
  },
  sendingAddress: {
    proof: {
      subject: 'Confermi l’indirizzo da cui partono le sue email',
      text: (address) =>
        `Qualcuno che ha effettuato l’accesso a Foyer ha chiesto di inviare email ai partecipanti da ${address}. Se la richiesta è sua, apra il link nel browser in cui ha effettuato l’accesso e confermi. Altrimenti non faccia nulla: da questo indirizzo non partirà alcuna email.`,
      button: 'Conferma l’indirizzo mittente',
      expires: 'Il link è valido per 24 ore, e solo per l’account che ha fatto la richiesta.',
    },
    off: {
      subject: (address) => `Le email non partono più da ${address}`,
      dns: (address) =>
        `Le righe DNS necessarie alle email da ${address} non sono più corrette. Da ora le sue email partono di nuovo dall’indirizzo di questo servizio, e nessuna va persa. La pagina mostra quale riga correggere.`,
      refused: (address) =>
        `Il server di posta non ha accettato un’email da ${address}. È stata inviata invece dall’indirizzo di questo servizio, e così le prossime, finché non controlla di nuovo l’indirizzo.`,
      button: 'Apri l’indirizzo mittente',
    },
  },
  replyToProof: {
    subject: 'Confermi l’indirizzo di risposta',
    text: (address) =>
      `Qualcuno che ha effettuato l’accesso a Foyer ha chiesto che le risposte dei partecipanti arrivino a ${address}. Se la richiesta è sua, apra il link nel browser in cui ha effettuato l’accesso e confermi. Altrimenti non faccia nulla: a questo indirizzo non arriverà alcuna risposta.`,
    button: 'Conferma l’indirizzo di risposta',
    expires: 'Il link è valido per 24 ore, e solo per l’account che ha fatto la richiesta.',
  },
  exists: {
    subject: 'Ha già un account',
    text: 'Qualcuno, probabilmente lei, ha provato a creare un account con questo indirizzo, che ne ha già uno: acceda, o imposti una nuova password se l’ha dimenticata.',
    button: 'Accedi',
  },
  accountDeleted: {
    subject: 'Il suo account è stato eliminato',
    text: 'Il suo account Foyer e tutto il suo contenuto sono stati eliminati, come richiesto. La pagina di prenotazione non esiste più, e questa è l’ultima email al riguardo.',
    button: 'Apri Foyer',
    small: 'Se la richiesta non è sua, contatti subito il gestore di questo servizio.',
  },
  reconnect: {
    subject: 'Ricolleghi GoTo per creare le riunioni',
    text: 'GoTo non accetta più il nostro accesso al suo account. È ancora possibile prenotare con lei, ma senza link per partecipare. Ricollegare richiede un minuto, poi le riunioni mancanti vengono create automaticamente.',
    button: 'Ricollega GoTo',
  },
  team: {
    open: 'Apri il team',
    invitation: {
      subject: (inviter, team) => `${inviter} la invita nel team ${team}`,
      text: (inviter, team) =>
        `${inviter} desidera averla nel team ${team} su Foyer. Prima di entrare, vede che cosa possono vedere e fare i responsabili. Le prenotazioni e l’account restano suoi.`,
      button: 'Vedi l’invito',
      small: (email) =>
        `Può accettarlo con l’account che ha l’indirizzo ${email}. Se non ne ha uno, lo crei con questo indirizzo. L’invito scade dopo 14 giorni.`,
    },
    news: {
      joined: {
        subject: (person, team) => `Nuovo membro nel team ${team}: ${person}`,
        text: (person, team) => `${person} ha accettato l’invito e ora fa parte del suo team ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} ha lasciato il team ${team}`,
        text: (person, team) =>
          `${person} ha lasciato il suo team ${team}. Le prenotazioni del team sono passate ad altri membri liberi; le altre restano a ${person} e non appaiono più nella tabella del team.`,
      },
      removed: {
        subject: (_person, team) => `Non fa più parte del team ${team}`,
        text: (_person, team) =>
          `La sua partecipazione al team ${team} è terminata. Account, pagina e prenotazioni restano come sono; i responsabili del team non le vedono più.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `Al momento non prenotabile nel team ${team}: ${eventTypes}`,
        text: (person, team, eventTypes) =>
          `${eventTypes}: nel suo team ${team} questi incontri richiedono tutti i membri, ma ${person || 'una persona che ha eliminato l’account'} non è più prenotabile. Nessuno può prenotarli finché non sono di nuovo prenotabili tutti, o finché lei non sceglie con quali membri proseguire.`,
      },
      owner: {
        subject: (_person, team) => `Ora è titolare del team ${team}`,
        text: (person, team) => `${person} le ha trasferito il team ${team}. Ora ne è titolare lei.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `Non riusciamo a leggere il calendario “${calendar}”`,
    text: (calendar) =>
      `Al momento non riusciamo a leggere “${calendar}” al suo indirizzo. Vale ancora l’ultima lettura, quindi potrebbero essere offerti orari occupati nel frattempo. Controlli l’indirizzo, o attenda se conosce la causa.`,
    button: 'Vedi i calendari',
  },
  reconnectCalendar: {
    subject: (account) => `Ricolleghi il calendario: ${account}`,
    text: (account) =>
      `${account} non accetta più il nostro accesso. Vale ancora l’ultima lettura, quindi potrebbero essere offerti orari occupati nel frattempo, e i nuovi incontri non appaiono lì. Ricollegarlo richiede un minuto.`,
    button: 'Vedi i calendari',
  },
  calendarUnreadable: {
    subject: (account) => `Non riusciamo a leggere i calendari: ${account}`,
    text: (account) =>
      `Da più di un’ora non riusciamo a leggere ${account}. Continuiamo a provare. Nel frattempo vale la sua scelta per i calendari non leggibili, che trova nella pagina dei calendari.`,
    button: 'Vedi i calendari',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Eliminato nel calendario: ${title} con ${attendee}`,
      text: (attendee) =>
        `Ha eliminato questo incontro nel suo calendario. L’incontro è ancora confermato, e ${attendee} non ha ricevuto alcun avviso. Vuole annullarlo, mantenerlo o ripristinarlo nel calendario?`,
    },
    moved: {
      subject: (title, attendee) => `Spostato nel calendario: ${title} con ${attendee}`,
      text: (attendee, when) =>
        `Ha spostato questo incontro nel suo calendario (${when}). L’incontro ha ancora il vecchio orario, e ${attendee} non ha ricevuto alcun avviso. Vuole spostare l’incontro, o ripristinarlo nel calendario?`,
    },
    button: 'Decidi',
  },
  deliveryOff: {
    subject: (target) => `Invii disattivati: ${target}`,
    text: (target) =>
      `Da giorni ${target} non accetta nulla da noi, o ha comunicato che l’indirizzo non esiste più. Lì non viene più inviato nulla. Corregga il sistema ricevente, lo riattivi in Foyer e invii di nuovo dal registro ciò che manca.`,
    button: 'Apri il registro',
  },
  trouble: {
    subject: (title, attendee) => `Nessun link alla riunione: ${title} con ${attendee}`,
    text: (attendee) =>
      `La prenotazione è confermata, ma GoTo non ha creato la riunione, quindi ${attendee} non ha un link per partecipare. Controlli il suo account GoTo e riprovi in Foyer, o invii un suo link.`,
    button: 'Apri la prenotazione',
  },
}
