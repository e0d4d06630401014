import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const mailTextMessages: Translation<typeof en.mailTextMessages> = {
  title: (title) => `E-mails : ${title}`,
  description:
    'Vos propres mots pour les e-mails au participant. Ils précèdent la date, le lien et l’entrée d’agenda, qui figurent toujours dans l’e-mail. Là où vous n’écrivez rien, le texte de Foyer est envoyé.',
  moments: {
    label: 'E-mail',
    confirmed: 'Confirmation',
    reminder: 'Rappel',
    rescheduled: 'Déplacement',
    cancelled: 'Annulation',
    declined: 'Refus',
    'follow-up': 'Après le rendez-vous',
  },
  which: {
    label: 'Rappel',
    all: 'Tous les rappels',
    before: (time) => `${time} avant`,
    allHint:
      'Pour les rappels au participant qui n’ont pas de texte propre. Les rappels se choisissent dans le type de rendez-vous.',
    oneHint: 'Pour toutes les personnes qui reçoivent ce rappel, selon votre choix dans le type de rendez-vous.',
    followUpHint: 'Il remplace notre texte. Vous choisissez s’il est envoyé, et quand, sous « Après le rendez-vous ».',
  },
  language: 'Langue',
  own: 'texte personnalisé',
  onlyIn: (languages) =>
    `Vous n’avez pas de texte dans cette langue, ses lecteurs reçoivent donc celui de Foyer. Votre texte dans une autre langue (${languages}) n’est pas utilisé pour eux.`,
  subject: 'Objet',
  subjectHint: 'Une ligne. Vide : l’objet de Foyer, qui indique le rendez-vous et sa date.',
  body: 'Texte',
  bodyHint: 'Une ligne vide commence un nouveau paragraphe. Vide : seulement les informations du rendez-vous.',
  save: 'Enregistrer',
  saved: 'Enregistré. Les prochains e-mails auront ce texte.',
  preview: 'Aperçu',
  test: 'M’envoyer un test',
  tested: (address) => `Le test est en route vers ${address}.`,
  often: 'Cela suffit pour l’instant. Réessayez dans une heure.',
  placeholders: 'Variables',
  placeholdersHint:
    'Insérez-les dans le texte ; chacune est remplacée par ce qu’elle représente. Une ligne qui ne contient qu’une variable vide est omise.',
  inSubject: 'aussi dans l’objet',
  means: {
    'attendee.name': 'Le nom du participant',
    'attendee.first_name': 'Son prénom',
    'attendee.email': 'Son adresse',
    'host.name': 'Le nom de la personne rencontrée',
    'host.first_name': 'Le prénom de la personne rencontrée',
    'host.email': 'L’adresse de la personne rencontrée',
    'team.name': 'Le nom de l’équipe ; vide sans équipe',
    event_type: 'Le titre de ce type de rendez-vous',
    when: 'Date, heure et fuseau horaire, dans le fuseau du destinataire',
    date: 'La date seule',
    time: 'L’heure de début seule',
    time_zone: 'Le fuseau horaire du destinataire',
    duration: 'La durée du rendez-vous',
    starts_in: 'Le temps restant : « dans 24 heures »',
    old_when: 'Date et heure avant le déplacement',
    reason: 'Le motif que vous avez indiqué ; vide sans motif',
    location: 'Le lieu, ou le lien pour rejoindre la réunion',
    join_url: 'Le lien pour rejoindre la réunion, ou le lieu',
    manage_url: 'La page pour déplacer ou annuler',
    book_again_url: 'Votre page de réservation',
    answers: 'Toutes les questions avec leurs réponses',
    notes: 'Les notes du participant',
  },
  answerTo: (label) => `La réponse à « ${label} »`,
  typedHint:
    'Les réponses et les notes ne sont reprises que pour les participants qui ont confirmé leur adresse par un lien dans nos e-mails. Les autres reçoivent un lien vers leur réservation, car n’importe qui peut saisir l’adresse d’un inconnu.',
  shownWith: {
    booking: (attendee, when) => `Version pour ${attendee}, avec votre dernière réservation : ${when}.`,
    sample: 'Avec des données fictives, car ce type de rendez-vous n’a pas encore de réservation.',
  },
  from: 'De',
  replyTo: 'Réponses à',
  plain: 'Texte brut',
  problems: {
    unknown: (name, line, column) => `Ligne ${line}, caractère ${column} : il n’y a pas de variable {{${name}}}.`,
    nearest: (name) => ` Vouliez-vous dire {{${name}}} ?`,
    not_here: (name, line, column) =>
      `Ligne ${line}, caractère ${column} : {{${name}}} n’a pas de sens dans cet e-mail.`,
    not_in_subject: (name, line, column) =>
      `Ligne ${line}, caractère ${column} : {{${name}}} est trop long pour un objet. Mettez-le dans le texte.`,
    open: (line, column) => `Ligne ${line}, caractère ${column} : une variable n’est pas fermée par }} sur sa ligne.`,
    too_many: (line, column) => `Ligne ${line}, caractère ${column} : il y a trop de variables.`,
    too_long: (most) => `Le texte doit avoir au maximum ${most} caractères.`,
    unfit: 'Il contient des caractères que les e-mails ne peuvent pas transmettre. Un objet tient sur une ligne.',
    link_or_number:
      'Un objet ne doit pas contenir de lien, d’adresse ni de numéro à appeler. Mettez-les dans le texte.',
  },
}
