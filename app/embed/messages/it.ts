import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Incorpora',
  description: 'La sua pagina di prenotazione su qualsiasi sito web: scegliere l’aspetto, poi copiare il codice.',
  choose: { title: 'Aspetto', show: 'Aggiorna' },
  eventType: 'Tipo di incontro',
  kind: 'Modalità',
  kinds: { inline: 'Nella pagina', popup: 'Link che apre una finestra', badge: 'Pulsante fluttuante' },
  label: 'Testo del link o del pulsante',
  usualLabel: 'Prenota un incontro',
  theme: 'Tema',
  themes: { auto: 'Come impostato da chi visita', light: 'Chiaro', dark: 'Scuro' },
  color: 'Colore (esadecimale)',
  colorHint: 'Sei cifre, per esempio 1d6b4f. Se vuoto, vale il suo colore.',
  language: 'Lingua',
  languageOfSite: 'La lingua del sito web',
  hideDetails: 'Nascondi titolo e descrizione',
  reserveSpace: 'Riserva lo spazio (evita spostamenti)',
  reserveSpaceHint:
    'Aggiunge una riga di CSS. Senza, il contenuto sottostante si sposta una volta verso il basso quando lo script è caricato. Se la content security policy vieta gli stili in linea, inserire la riga nel foglio di stile.',
  none: 'Creare prima un tipo di incontro.',
  preview: {
    title: 'Anteprima',
    text: 'La sua pagina di prenotazione in un sito di esempio.',
    frame: 'Anteprima della pagina di prenotazione',
    choice: 'Anteprima',
    kinds: { light: 'Chiaro', dark: 'Scuro', narrow: 'Stretto' },
    elsewhere: 'Solo i siti dell’elenco possono mostrare la pagina, e Foyer non ne fa parte.',
    open: 'Apri l’anteprima in una nuova scheda',
    sample: {
      name: 'Il suo sito web',
      heading: 'Parliamone',
      text: 'Scelga l’orario che preferisce. Riceverà subito un invito con tutto il necessario.',
      opens: 'Ecco che cosa si apre:',
    },
  },
  snippets: {
    title: 'Codice da incorporare',
    text: 'Incollarlo dove deve apparire la pagina di prenotazione. Non usa cookie e funziona anche con una content security policy restrittiva.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (editor di codice)',
      iframe: 'Frame semplice',
      link: 'Link per le email',
    },
    copy: {
      html: 'Copia HTML',
      react: 'Copia codice React',
      wordpress: 'Copia blocco WordPress',
      iframe: 'Copia frame semplice',
      link: 'Copia link per le email',
    },
  },
  sites: {
    title: 'Siti consentiti',
    text: 'Finché l’elenco è vuoto, qualsiasi sito può mostrare la sua pagina. Dalla prima voce in poi, solo i siti dell’elenco.',
    none: 'Qualsiasi sito può mostrare la sua pagina.',
    add: 'Sito',
    addHint: 'Per esempio https://www.example.com',
    addButton: 'Aggiungi sito',
    remove: 'Rimuovi',
    removeNamed: (site) => `Rimuovi ${site}`,
  },
  check: {
    title: 'Controllare una pagina',
    text: 'Inserire l’indirizzo. Si vede che cosa impedisce al widget di funzionare lì.',
    address: 'Indirizzo della pagina',
    button: 'Controlla pagina',
    of: (address) => `Risultato per ${address}`,
    findings: {
      fine: 'È tutto a posto.',
      unreachable:
        'Non riusciamo a leggere questa pagina. Controllare l’indirizzo: deve essere pubblico e usare https.',
      not_a_page: 'A questo indirizzo non risponde una pagina web.',
      script_missing: 'Manca lo script: inserire nella pagina la riga con embed.js.',
      element_missing:
        'Nessun widget trovato: inserire nella pagina il codice qui sopra. Nelle pagine generate da script potremmo non vederlo.',
      fallback_missing: 'Il widget non contiene un link, quindi chi visita senza JavaScript non vede nulla.',
      policy_blocks_script:
        'La content security policy della pagina blocca il nostro script: aggiungere il nostro indirizzo a script-src.',
      policy_blocks_frame:
        'La content security policy della pagina blocca il nostro frame: aggiungere il nostro indirizzo a frame-src.',
      site_not_listed: 'Questo sito non è nell’elenco dei siti consentiti, quindi il frame resta vuoto.',
    },
  },
  problems: {
    not_a_site: 'Inserire un sito, per esempio https://www.example.com.',
    too_many_sites: 'L’elenco è pieno. Rimuovere prima un sito.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Tipo di incontro',
  old: 'Passare da Calendly o Cal.com',
  oldText:
    'Le pagine con un widget di Calendly o Cal.com continuano a funzionare: basta cambiare l’indirizzo dello script e scegliere un tipo di incontro per ciascun link.',
  oldScript: (name) => `Copia indirizzo dello script per pagine ${name}`,
  oldLink: 'Link di Calendly o Cal.com',
  oldLinkHint: 'Per esempio https://calendly.com/acme/30min o acme/30min.',
  leadsTo: (path, title) => `${path} porta a ${title}`,
  addOld: 'Aggiungi link',
  remove: 'Rimuovi',
  removeNamed: (name) => `Rimuovi: ${name}`,
  oldProblems: {
    not_a_link: 'Inserire il vecchio indirizzo o il suo percorso.',
    no_event_type: 'Scegliere uno dei tipi di incontro.',
    too_many: 'Ci sono già 200 link. Rimuoverne prima uno.',
  },
}
