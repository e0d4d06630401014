import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailTextMessages: Translation<typeof en.mailTextMessages> = {
  title: (title) => `Email: ${title}`,
  description:
    'I suoi testi per le email al partecipante. Stanno sopra orario, link ed evento di calendario, che ci sono sempre. Dove non scrive nulla, viene inviato il testo di Foyer.',
  moments: {
    label: 'Email',
    confirmed: 'Conferma',
    reminder: 'Promemoria',
    rescheduled: 'Spostamento',
    cancelled: 'Annullamento',
    declined: 'Rifiuto',
    'follow-up': 'Dopo l’incontro',
  },
  which: {
    label: 'Promemoria',
    all: 'Tutti i promemoria',
    before: (time) => `${time} prima`,
    allHint:
      'Per i promemoria al partecipante che non hanno un testo proprio. I promemoria si scelgono nel tipo di incontro.',
    oneHint: 'Per tutti coloro che ricevono questo promemoria, come scelto nel tipo di incontro.',
    followUpHint: 'Sostituisce il nostro testo. Se e quando inviarlo si sceglie in “Dopo l’incontro”.',
  },
  language: 'Lingua',
  own: 'testo personalizzato',
  onlyIn: (languages) =>
    `In questa lingua non c’è un testo suo, quindi chi la legge riceve quello di Foyer. Il suo testo (${languages}) per loro non viene usato.`,
  subject: 'Oggetto',
  subjectHint: 'Una riga. Se vuoto, vale l’oggetto di Foyer, con l’incontro e l’orario.',
  body: 'Testo',
  bodyHint: 'Una riga vuota inizia un nuovo paragrafo. Se vuoto, ci sono solo i dati.',
  save: 'Salva',
  saved: 'Salvato. Da ora le email hanno questo testo.',
  preview: 'Anteprima',
  test: 'Inviami una prova',
  tested: (address) => `La prova è in arrivo a ${address}.`,
  often: 'Per ora le prove sono sufficienti. Riprovare tra un’ora.',
  placeholders: 'Segnaposto',
  placeholdersHint:
    'Da inserire nel testo: ognuno diventa ciò che rappresenta. Una riga che contiene solo un segnaposto vuoto viene omessa.',
  inSubject: 'anche nell’oggetto',
  means: {
    'attendee.name': 'Il nome completo del partecipante',
    'attendee.first_name': 'Il nome proprio del partecipante',
    'attendee.email': 'L’indirizzo del partecipante',
    'host.name': 'Il nome completo dell’host',
    'host.first_name': 'Il nome proprio dell’host',
    'host.email': 'L’indirizzo dell’host',
    'team.name': 'Il nome del team; vuoto senza team',
    event_type: 'Il titolo di questo tipo di incontro',
    when: 'Data, ora e fuso orario, nel fuso di chi legge',
    date: 'Solo la data',
    time: 'Solo l’ora di inizio',
    time_zone: 'Il fuso orario di chi legge',
    duration: 'Quanto dura',
    starts_in: 'Quanto manca: “tra 24 ore”',
    old_when: 'Data e ora prima dello spostamento',
    reason: 'Il motivo che ha indicato lei; vuoto se non c’è',
    location: 'Il luogo, o il link per partecipare',
    join_url: 'Il link per partecipare, o il luogo',
    manage_url: 'La pagina dove il partecipante può spostare o annullare',
    book_again_url: 'La sua pagina di prenotazione',
    answers: 'Tutte le domande con le risposte',
    notes: 'Le note del partecipante',
  },
  answerTo: (label) => `La risposta a “${label}”`,
  typedHint:
    'Risposte e note vengono riportate solo ai partecipanti che hanno confermato il loro indirizzo con un link nelle nostre email. Gli altri ricevono invece un link alla prenotazione, perché chiunque può scrivere l’indirizzo di un estraneo.',
  shownWith: {
    booking: (attendee, when) => `Così la riceverebbe ${attendee}, con la prenotazione più recente: ${when}.`,
    sample: 'Con dati inventati, perché questo tipo di incontro non ha ancora prenotazioni.',
  },
  from: 'Da',
  replyTo: 'Risposte a',
  plain: 'Testo semplice',
  problems: {
    unknown: (name, line, column) => `Riga ${line}, carattere ${column}: il segnaposto {{${name}}} non esiste.`,
    nearest: (name) => ` Forse intendeva {{${name}}}?`,
    not_here: (name, line, column) =>
      `Riga ${line}, carattere ${column}: {{${name}}} non ha significato in questa email.`,
    not_in_subject: (name, line, column) =>
      `Riga ${line}, carattere ${column}: {{${name}}} è troppo lungo per l’oggetto. Inserirlo nel testo.`,
    open: (line, column) => `Riga ${line}, carattere ${column}: un segnaposto non ha }} sulla stessa riga.`,
    too_many: (line, column) => `Riga ${line}, carattere ${column}: i segnaposto sono troppi.`,
    too_long: (most) => plural('it', most, { one: 'Al massimo 1 carattere.', other: `Al massimo ${most} caratteri.` }),
    unfit: 'Contiene caratteri che le email non possono trasmettere. L’oggetto è di una sola riga.',
    link_or_number: 'L’oggetto non può contenere link, indirizzi o numeri di telefono. Inserirli nel testo.',
  },
}
