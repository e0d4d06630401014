import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Indirizzo mittente',
  ofTeam: 'Indirizzo mittente del team',
  description: (service) =>
    `Le email a partecipanti e ospiti partono da ${service}, o da un indirizzo del suo dominio. Quelle destinate a lei partono sempre da ${service}.`,
  back: 'Mittente e firma',
  notOffered:
    'Il gestore di questo servizio non ha attivato gli indirizzi mittente propri. Nome del mittente, indirizzo di risposta (Reply-To) e firma funzionano anche senza.',
  choose: 'Usare un indirizzo proprio',
  another: 'Usare un altro indirizzo',
  chooseHint:
    'Servono una casella di posta a quell’indirizzo e l’accesso al DNS del dominio. Inviamo un link all’indirizzo e mostriamo le righe da aggiungere.',
  address: 'Indirizzo mittente',
  ask: 'Invia il link',
  check: 'Controlla di nuovo',
  checked: (when) => `Ultima lettura del DNS: ${when}. Viene riletto ogni giorno.`,
  remove: 'Rimuovi',
  removeTitle: 'Rimuovere l’indirizzo mittente',
  removeExplain: (address, service) =>
    `Le email partono subito da ${service} e non più da ${address}. Dopo si possono eliminare le relative righe DNS.`,
  removeWaiting: (address, present) =>
    `La conferma di ${address} non è più attesa. Le email continuano a partire da ${present}.`,
  removeConfirm: 'Rimuovi l’indirizzo',
  keep: 'Mantieni',
  proveTitle: 'Confermare l’indirizzo mittente',
  proveExplain: (address) =>
    `Le email a partecipanti e ospiti partiranno da ${address}, non appena le righe DNS del dominio saranno corrette.`,
  prove: 'Conferma l’indirizzo',
  proofOver:
    'Questo link è già stato usato, è stato sostituito da uno più recente, è scaduto o appartiene a un altro account. Può richiederne uno nuovo.',
  done: {
    asked: 'Abbiamo inviato un link all’indirizzo. Lo apra in questo browser.',
    proven: 'L’indirizzo è confermato.',
    checked: 'Il DNS è stato appena letto.',
    'too-soon': 'Il DNS è stato letto meno di un minuto fa. Riprovare tra un minuto.',
    removed: 'Rimosso.',
  },
  state: {
    inUse: 'Le email a partecipanti e ospiti partono da questo indirizzo.',
    notYet: (service) => `Le email partono ancora da ${service}.`,
    refused:
      'Il server di posta non ha accettato un’email da questo indirizzo. Fino al prossimo controllo le email partono quindi dall’indirizzo del servizio. La risposta del server:',
    unproven: 'L’indirizzo non è confermato: apra il link che gli abbiamo inviato.',
    linesMissing: 'Non tutte le righe DNS sono corrette.',
  },
  refused: {
    not_offered: 'Il gestore di questo servizio non ha attivato gli indirizzi mittente propri.',
    address: 'Inserire un solo indirizzo email, per esempio prenotazioni@example.com.',
    public_provider:
      'Lì chiunque può avere un indirizzo e il DNS non è suo, quindi i programmi di posta rifiuterebbero le email. Usare un indirizzo del proprio dominio.',
    refuses_unsigned:
      'Questo dominio chiede ai programmi di posta di rifiutare le email che non ha firmato (DMARC). Se il dominio è suo, aggiunga prima le righe DKIM qui sotto e poi faccia di nuovo la richiesta. Se appartiene a un provider di posta, usi un indirizzo del suo dominio.',
    too_often: 'Sono stati richiesti molti indirizzi. Riprovare tra un’ora.',
    mailbox_full: 'Questa casella ha ricevuto oggi molte nostre email. Riprovare domani.',
  },
  lines: {
    caption: 'Righe DNS del dominio',
    intro:
      'Aggiungere o modificare queste righe dove si gestisce il DNS del dominio. Una modifica può richiedere un’ora prima di essere visibile.',
    name: 'Nome',
    type: 'Tipo',
    value: 'Valore',
    copy: 'Copia',
    state: 'Stato',
    found: (text) => `Trovato: ${text}`,
    right: 'Corretto',
    open: 'Non noto',
    waits: 'In attesa di DKIM',
    wrong: 'Da fare',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Tutto come previsto.',
    unanswered: 'Il DNS non ha risposto. Finché non risponde non cambia nulla; riproviamo entro un’ora.',
    missing: 'Questa riga non c’è ancora. Aggiungerla.',
    spf_not_included: 'La riga SPF non cita il nostro server di posta. Sostituirla con questa.',
    spf_several: 'C’è più di una riga SPF, quindi nessuna vale. Lasciare solo questa.',
    spf_lookups:
      'La riga SPF richiede più di 10 ricerche, quindi chi riceve la ignora. Togliere ciò che non invia più le sue email.',
    spf_after_all: 'La nostra parte sta dopo “all”, dove nessuno la legge. Sostituire la riga con questa.',
    spf_not_passed:
      'La nostra parte c’è, ma con un segno che non la autorizza (-, ~ o ?). Sostituire la riga con questa.',
    spf_invalid:
      'La riga SPF include un dominio senza riga SPF, o con più di una, quindi chi riceve ignora l’intera riga. Togliere quella parte.',
    dkim_other: 'Con questo nome c’è già altro. Sostituirlo con questa riga.',
    dkim_no_key: 'La riga è corretta, ma manca la chiave a cui rimanda. Lo segnali al gestore di questo servizio.',
    dkim_several: 'Con questo nome c’è più di una riga. Lasciare solo questa.',
    dmarc_several: 'C’è più di una riga DMARC, quindi nessuna vale. Lasciarne una sola.',
    dmarc_invalid: 'La riga DMARC non ha una policy valida (p=none, p=quarantine o p=reject). Correggerla.',
    dmarc_unaligned:
      'La riga DMARC è corretta, ma le email non la superano finché le righe DKIM non sono corrette: solo queste legano le nostre email al suo dominio.',
  },
}
