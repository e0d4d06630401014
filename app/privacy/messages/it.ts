import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Dati su una persona',
  description:
    'Quando qualcuno chiede quali suoi dati vengono conservati, o chiede di cancellarli: cerchi l’indirizzo, poi consegni il file o cancelli i dati.',
  settingsText: 'Cercare che cosa contengono le prenotazioni su un indirizzo: esportarlo o cancellarlo.',
  back: 'Impostazioni',
  open: 'Cerca una persona',
  address: 'Indirizzo email',
  look: 'Cerca',
  notAnAddress: 'Inserire un solo indirizzo email, per esempio ada@example.com.',
  nothing: (address) => `Le sue prenotazioni non contengono nulla su ${address}.`,
  found: 'Che cosa contengono le prenotazioni',
  attended: (n) =>
    plural('it', n, { one: '1 prenotazione come partecipante', other: `${n} prenotazioni come partecipante` }),
  invited: (n) =>
    plural('it', n, {
      one: '1 prenotazione di un’altra persona, come ospite',
      other: `${n} prenotazioni di altre persone, come ospite`,
    }),
  exportTitle: 'Esportare',
  exportText: 'Tutto: risposte, note, le sue note private, le email e ciò che è stato inviato a webhook e CRM.',
  json: 'Scarica come JSON',
  csv: 'Scarica come CSV',
  eraseTitle: 'Cancellare',
  eraseGoes:
    'Vengono eliminati nome, indirizzo, ospiti, risposte, note, messaggi, registro delle email, ciò che è stato inviato a webhook e CRM e tutto ciò che è ancora in coda su questa persona. I link della persona smettono di funzionare. L’operazione non può essere annullata.',
  eraseStays:
    'Le prenotazioni mantengono orario, tipo di incontro e stato, così le statistiche restano corrette. La cronologia dice che i dati di una persona sono stati cancellati, non di chi.',
  eraseElsewhere:
    'Ciò che è già uscito da Foyer non viene eliminato: email consegnate, calendari, il suo CRM, i destinatari dei webhook e l’elenco delle riunioni passate di GoTo. I backup conservano i dati finché non vengono sostituiti.',
  guestsGo: 'La persona viene tolta dagli ospiti delle prenotazioni altrui, senza email.',
  toCome: (n) =>
    plural('it', n, {
      one: 'Un incontro con questa persona deve ancora svolgersi.',
      other: `${n} incontri con questa persona devono ancora svolgersi.`,
    }),
  cancelFirst: 'Annullare prima le prenotazioni, perché nessuno attenda invano. Poi si possono cancellare i dati.',
  confirm: 'Scrivere di nuovo l’indirizzo',
  confirmHint: 'Perché nessun dato venga cancellato per errore.',
  notTheSame: 'Non è l’indirizzo indicato sopra.',
  button: 'Cancella i dati di questa persona',
  beingSent:
    'In questo momento è in corso un invio che riguarda questa persona. Non è stato cancellato nulla. Riprovare tra un minuto.',
  done: (n) =>
    plural('it', n, {
      one: 'I dati della persona sono stati cancellati. Una prenotazione mantiene l’orario e nient’altro su di lei.',
      other: `I dati della persona sono stati cancellati. ${n} prenotazioni mantengono l’orario e nient’altro su di lei.`,
    }),
  keeping: {
    title: 'Cancellazione automatica',
    text: 'Foyer può cancellare i dati delle persone degli incontri passati dopo un periodo a scelta. Orari e statistiche restano.',
    label: 'Conservare i dati delle persone per',
    always: 'Finché non li cancello io',
    periods: { 90: '3 mesi', 180: '6 mesi', 365: '1 anno', 730: '2 anni', 1095: '3 anni', 3650: '10 anni' },
    next: 'Continua',
    saved: 'Salvato. Ciò che è più vecchio viene cancellato entro un’ora.',
    kept: 'Salvato. Nulla viene cancellato automaticamente.',
    ask: (period) => `Cancellare i dati delle persone ${period} dopo l’incontro?`,
    askAlways: 'Conservare i dati delle persone finché non li cancella lei?',
    consequence: (n) =>
      n === 0
        ? 'Nessun incontro è ancora così vecchio. Da ora i dati delle persone vengono cancellati quando l’incontro raggiunge questa età. Ciò che è stato cancellato non può essere ripristinato.'
        : plural('it', n, {
            one: 'Una prenotazione passata è più vecchia e perde i dati delle persone entro un’ora. L’operazione non può essere annullata.',
            other: `${n} prenotazioni passate sono più vecchie e perdono i dati delle persone entro un’ora. L’operazione non può essere annullata.`,
          }),
    askAlwaysText: 'Nulla viene più cancellato automaticamente. I dati già cancellati non si possono ripristinare.',
    yes: 'Cancella automaticamente',
    yesAlways: 'Conserva i dati',
    no: 'Non cambiare nulla',
  },
  file: {
    role: 'Ruolo',
    booking: 'Prenotazione',
    fact: 'Che cosa',
    value: 'Valore',
    attendee: 'Partecipante',
    guest: 'Ospite',
  },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Il suo account',
  text: 'Scaricare tutto in un file, o eliminare l’account con tutti i dati.',
  download: 'Scarica tutto',
  open: 'Elimina l’account',
  back: 'Impostazioni',
  ask: 'Eliminare l’account?',
  goes: (bookings) =>
    bookings === 0
      ? 'Vengono eliminati la pagina, i tipi di incontro, gli orari, i calendari, i webhook, le chiavi API e tutto ciò che è ancora in coda.'
      : plural('it', bookings, {
          one: 'Vengono eliminati la pagina, i tipi di incontro, gli orari, i calendari, i webhook, le chiavi API, una prenotazione con il suo partecipante e tutto ciò che è ancora in coda.',
          other: `Vengono eliminati la pagina, i tipi di incontro, gli orari, i calendari, i webhook, le chiavi API, ${bookings} prenotazioni con i loro partecipanti e tutto ciò che è ancora in coda.`,
        }),
  ends: (address) =>
    `${address} e tutti i widget incorporati smettono di funzionare, GoTo viene scollegato e l’accesso termina ovunque. Qualcun altro potrà prendere l’indirizzo. L’operazione non può essere annullata.`,
  elsewhere:
    'Ciò che è già uscito da Foyer non viene eliminato: email consegnate, calendari, il suo CRM, i destinatari dei webhook e le riunioni passate in GoTo. I backup conservano i dati finché non vengono sostituiti.',
  first: 'Scarica prima tutto',
  password: 'La sua password',
  button: 'Elimina l’account',
  keep: 'Mantieni l’account',
  toCome: (n) =>
    plural('it', n, { one: 'Un incontro deve ancora svolgersi.', other: `${n} incontri devono ancora svolgersi.` }),
  cancelFirst:
    'Annullare o rifiutare prima le prenotazioni, perché nessuno attenda invano. Poi si può eliminare l’account.',
  more: (n) => plural('it', n, { one: 'E un altro.', other: `E altri ${n}.` }),
  allMeetings: 'Tutte le prenotazioni',
  ownsTeam: (team) => `Lei è titolare del team ${team}, che ha altri membri.`,
  handOverFirst: 'Trasferirlo o scioglierlo prima. Poi si può eliminare l’account.',
  toTeam: 'Membri del team',
  beingSent:
    'Sono ancora in corso email ai partecipanti o modifiche in GoTo. Non è stato eliminato nulla. Riprovare tra un minuto.',
}
