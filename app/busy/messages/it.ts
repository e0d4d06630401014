import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Calendari',
  description:
    'Gli orari occupati altrove qui non vengono offerti. Foyer legge quando ci sono impegni, mai di che si tratta.',
  done: {
    added: 'Il calendario è stato aggiunto. I suoi orari occupati non vengono più offerti.',
    saved: 'Le scelte sono state salvate.',
    refreshed: 'Il calendario è stato letto di nuovo.',
    removed: 'Il calendario è stato rimosso. I suoi orari sono di nuovo liberi.',
    subscription: 'L’indirizzo è pronto. Un indirizzo precedente non funziona più.',
    unsubscribed: 'L’indirizzo non funziona più.',
  },
  feeds: 'Calendari tramite indirizzo',
  feedsText:
    'Per un calendario che non si può collegare, o che va solo letto: tutto ciò che ha un indirizzo (ICS). Viene letto ogni dieci minuti.',
  none: 'Nessun calendario viene letto tramite indirizzo.',
  url: 'Indirizzo del calendario',
  urlHint:
    'Google: impostazioni del calendario, “Indirizzo segreto in formato iCal”. Outlook: Impostazioni, “Calendari condivisi”, pubblicare, link ICS.',
  allDayBlocks: 'Gli eventi di tutto il giorno occupano la giornata',
  staleBlocks: 'Continua a bloccare gli impegni noti se il calendario non risponde più',
  add: 'Aggiungi calendario',
  save: 'Salva scelte',
  refresh: 'Leggi ora',
  refreshNamed: (name) => `Leggi ora: ${name}`,
  remove: 'Rimuovi',
  removeNamed: (name) => `Rimuovi: ${name}`,
  status: {
    new: 'Non ancora letto',
    ok: 'Aggiornato',
    partly_read: 'Letto in parte',
    failing: 'Non leggibile',
    stale: 'Non aggiornato',
  },
  readAt: (when, count) =>
    `Ultima lettura: ${when}. ${plural('it', count, { one: 'Un impegno', other: `${count} impegni` })} nei prossimi 13 mesi.`,
  lastGood: (when) => `Vale ancora la lettura di ${when}.`,
  neverRead: 'Non è mai stato letto, quindi non blocca nulla.',
  unread: (count) =>
    plural('it', count, {
      one: 'Un evento non è leggibile e non blocca alcun orario.',
      other: `${count} eventi non sono leggibili e non bloccano alcun orario.`,
    }),
  unreadHint: 'Controllare di persona questi giorni, o creare di nuovo gli eventi nel calendario.',
  unreadEvent: (date, reason, zone) =>
    `${date ?? 'Senza data'}: ${
      {
        zone: `il fuso orario “${zone}” è sconosciuto`,
        time: 'gli orari non sono validi',
        rule: 'la regola di ripetizione non è valida',
        component: 'il tipo è sconosciuto',
        cut_off: 'il calendario finisce prima di essere completo',
      }[reason]
    }`,
  unreadMore: (count) => plural('it', count, { one: 'e un altro', other: `e altri ${count}` }),
  problems: {
    refused: 'Questo indirizzo non porta più a un server raggiungibile da internet.',
    too_slow: 'Il server del calendario ha impiegato troppo tempo.',
    too_large: 'Il calendario supera i 5 MB.',
    insecure: 'Il server del calendario non ha un certificato valido.',
    unreadable: 'La risposta non è leggibile come calendario.',
    broken: 'Il server del calendario non è raggiungibile.',
    not_there: 'A questo indirizzo non c’è un calendario, o non è più pubblico.',
    bad_answer: 'Il server del calendario ha risposto con un errore.',
    moved: 'L’indirizzo rimanda a un altro. Aggiungere quello.',
    not_a_calendar: 'La risposta non è un calendario. Forse è l’indirizzo di una pagina web.',
    not_understood: 'La risposta è un calendario, ma nessuno degli eventi è leggibile.',
    too_much: 'Il calendario contiene più di quanto riusciamo a elaborare.',
  },
  refusals: {
    not_a_url: 'Inserire l’indirizzo completo, che inizia con https://.',
    not_https: 'L’indirizzo deve iniziare con https://.',
    has_credentials: 'Usare un indirizzo senza nome utente e password.',
    port_refused: 'Usare un indirizzo con la porta consueta, o con una superiore a 1023.',
    not_public: 'Questo indirizzo non è raggiungibile da internet. Controllarlo.',
    already_there: 'Questo calendario è già stato aggiunto.',
    too_many: 'Ci sono già 50 calendari. Rimuoverne prima uno.',
  },
  gotoTitle: 'Riunioni create in GoTo',
  gotoText:
    'Si può ospitare una riunione alla volta, quindi le riunioni create direttamente in GoTo bloccano il loro orario.',
  gotoMeetings: {
    notConnected: 'Dopo aver collegato GoTo, le sue riunioni bloccano qui il loro orario.',
    notYet: 'Non ancora lette',
    readAt: (when) => `Ultima lettura: ${when}`,
    failing: (when) => `GoTo non risponde da ${when}`,
    lastGood: (when) => `Vale ancora la lettura di ${when}.`,
    neverRead: 'Le riunioni non sono mai state lette, quindi non bloccano nulla.',
  },
  subscription: {
    title: 'Le prenotazioni in un altro calendario',
    text: 'Un indirizzo a cui può iscriversi qualsiasi calendario. Le prenotazioni spostate o annullate si aggiornano automaticamente.',
    create: 'Crea indirizzo',
    renew: 'Rinnova indirizzo',
    remove: 'Rimuovi indirizzo',
    copy: 'Copia indirizzo del calendario',
    secret: 'Chi ha questo indirizzo vede le sue prenotazioni. Lo rinnovi se qualcun altro ne è venuto in possesso.',
  },
}
