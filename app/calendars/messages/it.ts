import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const calendarMessages: Translation<typeof en.calendarMessages> = {
  title: 'Calendari collegati',
  text: 'Gli eventi di questi calendari bloccano qui il loro orario, e le prenotazioni appaiono lì. Foyer conserva quando ci sono impegni, mai di che si tratta.',
  none: 'Ancora nessun calendario collegato.',
  connectTitle: 'Collegare un account',
  connectText:
    'Quanti ne servono: tutti i loro calendari appaiono qui sopra, e per ciascuno si sceglie a che cosa serve.',
  connect: {
    google: 'Collega Google Calendar',
    microsoft: 'Collega Microsoft 365',
    caldav: 'Collega CalDAV',
  },
  caldavTitle: 'iCloud, Nextcloud, Fastmail, mailbox.org e altri (CalDAV)',
  caldavText:
    'Creare presso il provider una password per app, solo per Foyer. Viene conservata cifrata e si può revocare lì in qualsiasi momento.',
  serverAddress: 'Indirizzo del server',
  serverAddressHint: 'Per esempio caldav.icloud.com, cloud.example.com o l’indirizzo email.',
  username: 'Nome utente',
  password: 'Password per app',
  missing: 'Compilare questo campo.',
  providers: { google: 'Google Calendar', microsoft: 'Microsoft 365', caldav: 'CalDAV' },
  status: {
    connected: 'Collegato',
    new: 'Lettura in corso',
    partly_read: 'Letto in parte',
    failing: 'Non leggibile',
    reconnect_needed: 'Da ricollegare',
    leaving: 'Scollegamento in corso',
  },
  readAt: (when) => `Ultima lettura: ${when}.`,
  leaving: 'Le prossime prenotazioni vengono tolte da questo account.',
  brokenTitle: (account) => `${account} non ci lascia più accedere`,
  broken:
    'Vale ancora l’ultima lettura, e le nuove prenotazioni non appaiono lì finché l’account non viene ricollegato.',
  reconnect: 'Ricollega',
  failingTitle: (when) => `Non leggibile da ${when}`,
  errors: {
    reconnect_needed: 'Il provider non accetta più il nostro accesso.',
    misconfigured: 'Il gestore di questo servizio deve correggere l’accesso a questo provider.',
    unreachable: 'Il server al momento non risponde. Continuiamo a provare.',
    rate_limited: 'Il server ci chiede di attendere un po’. Continuiamo a provare.',
    sync_lost: 'Va riletto tutto. Avviene da sé.',
    not_found: 'Lì manca un calendario.',
    conflict: 'Nel frattempo lì è cambiato qualcosa. Riproviamo.',
    refused: 'Il server rifiuta la nostra richiesta.',
    unreadable: 'Il server ha risposto in un modo che non riusciamo a leggere.',
  },
  lastGood: (when) => `Vale ancora la lettura di ${when}.`,
  neverRead: 'Non è mai stato letto, quindi per ora non blocca nulla.',
  grantMayEnd: (when) =>
    `Google potrebbe interrompere questo collegamento ${when}, una settimana dopo la sua creazione, se il client Google del gestore è ancora in modalità di test. Lo ricolleghi prima, o chieda al gestore di pubblicare il client.`,
  blocks: 'Blocca i miei orari',
  receives: 'Aggiungi qui le mie prenotazioni',
  receivesNone: 'Non aggiungere le mie prenotazioni a nessun calendario',
  readOnly: 'Questo calendario è di sola lettura.',
  gone: 'Questo calendario lì non esiste più.',
  unread: (count) =>
    plural('it', count, {
      one: 'Un evento non è leggibile e non blocca alcun orario.',
      other: `${count} eventi non sono leggibili e non bloccano alcun orario.`,
    }),
  settings: 'Per tutti i calendari collegati',
  unreadable: 'Se un calendario non è leggibile per un’ora',
  unreadableChoices: {
    last_known: 'vale l’ultima lettura',
    block: 'non offrire orari',
    free: 'ignoralo finché non torna leggibile',
  },
  requests: 'Le richieste che attendono la mia risposta appaiono nel calendario come provvisorie',
  noInvites: 'Il mio calendario ha già l’incontro: non inviarmi l’invito per email',
  save: 'Salva',
  readNow: 'Leggi ora',
  disconnect: 'Scollega',
  named: (action, account) => `${action}: ${account}`,
  disconnectTitle: (account) => `Scollegare ${account}?`,
  disconnectText: 'I suoi eventi non bloccano più gli orari, e le prenotazioni non appaiono più lì.',
  takeOut: (count) =>
    plural('it', count, {
      one: 'Togli dal calendario la prossima prenotazione',
      other: `Togli dal calendario le prossime ${count} prenotazioni`,
    }),
  keep: 'Mantieni il collegamento',
  done: {
    saved: 'Le scelte sono state salvate.',
    connected: 'L’account è collegato. Scelga ora a che cosa servono i suoi calendari.',
    read: 'I calendari sono stati letti di nuovo.',
    disconnected: 'L’account è scollegato.',
  },
  problems: {
    reconnect_needed:
      'Il server non accetta questo nome utente con questa password. Molti provider richiedono una password per app.',
    misconfigured: 'Il gestore di questo servizio deve correggere l’accesso a questo provider.',
    unreachable: 'Il server non è raggiungibile. Controllare l’indirizzo, o riprovare tra qualche minuto.',
    rate_limited: 'Il server ci chiede di attendere un po’. Riprovare tra qualche minuto.',
    sync_lost: 'Il server ha risposto in un modo che non riusciamo a leggere.',
    not_found: 'A questo indirizzo non ci sono calendari. Controllarlo.',
    conflict: 'Il server ha risposto in un modo che non riusciamo a leggere.',
    refused: 'Questo indirizzo non può essere usato. Controllarlo.',
    unreadable: 'Il server ha risposto in un modo che non riusciamo a leggere. Controllare l’indirizzo.',
    too_many: 'Ci sono già 20 account collegati. Scollegarne prima uno.',
    unknown_state:
      'È passato troppo tempo, o l’operazione è iniziata in un altro browser. Avviare di nuovo il collegamento.',
    refused_at_consent: 'L’accesso non è stato consentito, quindi non è stato collegato nulla.',
    scope_missing:
      'Non è stato consentito tutto ciò che serve a Foyer. Avviare di nuovo il collegamento e lasciare selezionate tutte le caselle.',
  },
  otherProblem: 'L’account non è stato collegato. Riprovare.',
  edit: {
    deletedTitle: (calendar) => `Eliminato nel suo calendario “${calendar}”`,
    deleted: (attendee) => `L’incontro è ancora confermato, e ${attendee} non ha ricevuto alcun avviso.`,
    movedTitle: (when) => `Spostato nel suo calendario: ${when}`,
    moved: (attendee) => `L’incontro ha ancora il vecchio orario, e ${attendee} non ha ricevuto alcun avviso.`,
    cancel: 'Annulla l’incontro',
    keep: 'Mantieni l’incontro',
    putBack: 'Ripristina nel calendario',
    move: 'Sposta l’incontro',
  },
}
