import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer: la pagina di prenotazione per chi si incontra su GoTo',
  description:
    'I clienti scelgono un orario libero, l’incontro si tiene su GoTo e l’invito arriva a entrambi. Una pagina di prenotazione per chi fa consulenza.',
  headline: 'I clienti scelgono l’orario. GoTo ospita l’incontro.',
  lead: 'Foyer è una pagina di prenotazione per chi fa consulenza e si incontra su GoTo. Basta condividere un link: ogni prenotazione diventa una riunione nel suo account GoTo e l’invito arriva a entrambi.',
  signUp: 'Crea la pagina',
  signIn: 'Accedi',
  closed: 'Gli account vengono creati solo dal gestore di questo servizio.',
  stepsTitle: 'Come funziona',
  steps: {
    connect: {
      title: 'Collegare GoTo, una volta sola',
      text: 'Il consenso si dà sulla pagina di GoTo. Foyer mantiene attivo il collegamento e la avvisa se si interrompe.',
    },
    hours: {
      title: 'Indicare gli orari liberi',
      text: 'L’orario settimanale è nel suo fuso orario. I clienti lo vedono nel loro, anche la notte del cambio dell’ora.',
    },
    share: {
      title: 'Condividere il link',
      text: 'In un’email, in una firma, in un’offerta. Il cliente prenota in un minuto, senza account.',
    },
  },
  promisesTitle: 'Su cosa può contare',
  promises: {
    once: {
      title: 'Nessuna doppia prenotazione',
      text: 'Se due persone vogliono lo stesso orario, lo ottiene una sola. L’altra vede gli orari liberi più vicini.',
    },
    calendar: {
      title: 'In ogni calendario',
      text: 'Entrambi ricevono un vero invito. Un annullamento toglie dal calendario proprio quell’evento, automaticamente.',
    },
    quiet: {
      title: 'Nessun tracciamento',
      text: 'La pagina di prenotazione non usa cookie e non carica nulla da altri siti. Funziona anche senza script.',
    },
  },
  closingTitle: 'Tutto pronto in pochi minuti',
  example: {
    label: 'Esempio di pagina di prenotazione',
    host: 'Dana Esempio',
    title: 'Chiamata conoscitiva',
    details: '30 minuti su GoTo',
    zone: 'Zurigo (UTC+1)',
    confirm: 'Conferma 10:30',
  },
}
