import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Données sur une personne',
  description:
    'Quand quelqu’un demande ce que vous conservez à son sujet, ou demande à être oublié : recherchez son adresse, remettez-lui le fichier ou effacez ses données.',
  settingsText: 'Recherchez ce que vos réservations contiennent sur une adresse : exportez-le ou effacez-le.',
  back: 'Paramètres',
  open: 'Rechercher une personne',
  address: 'Adresse e-mail',
  look: 'Rechercher',
  notAnAddress: 'Indiquez une adresse e-mail, par exemple ada@example.com.',
  nothing: (address) => `Vos réservations ne contiennent rien sur ${address}.`,
  found: 'Ce que vos réservations contiennent',
  attended: (n) =>
    plural('fr', n, { one: `${n} réservation comme participant`, other: `${n} réservations comme participant` }),
  invited: (n) =>
    plural('fr', n, {
      one: `${n} réservation d’une autre personne comme invité`,
      other: `${n} réservations d’autres personnes comme invité`,
    }),
  exportTitle: 'Exporter',
  exportText:
    'Tout, avec les réponses, les notes, vos notes privées, les e-mails et ce qui a été envoyé aux webhooks et aux CRM.',
  json: 'Télécharger en JSON',
  csv: 'Télécharger en CSV',
  eraseTitle: 'Effacer',
  eraseGoes:
    'Le nom, l’adresse, les invités, les réponses, les notes, les messages, le journal des e-mails, ce qui a été envoyé aux webhooks et aux CRM, et tout ce qui attend encore d’être envoyé au sujet de cette personne sont supprimés. Les liens de cette personne cessent de fonctionner. Cette action est irréversible.',
  eraseStays:
    'Les réservations gardent leur date, leur type de rendez-vous et leur statut, pour que vos chiffres restent justes. L’historique indique qu’une personne a été effacée, sans dire laquelle.',
  eraseElsewhere:
    'Ce qui a quitté Foyer n’est pas supprimé : les e-mails remis, les agendas, votre CRM, les destinataires de vos webhooks et la liste des réunions passées de GoTo. Les sauvegardes le contiennent jusqu’à leur remplacement.',
  guestsGo: 'La personne est retirée des invités des autres réservations, sans e-mail.',
  toCome: (n) =>
    plural('fr', n, {
      one: `${n} rendez-vous avec cette personne est encore à venir.`,
      other: `${n} rendez-vous avec cette personne sont encore à venir.`,
    }),
  cancelFirst: 'Annulez d’abord, pour que personne n’attende l’autre. Vous pourrez ensuite effacer.',
  confirm: 'Saisissez encore une fois l’adresse',
  confirmHint: 'Pour ne rien effacer par erreur.',
  notTheSame: 'Ce n’est pas l’adresse ci-dessus.',
  button: 'Effacer ces données',
  beingSent: 'Un envoi au sujet de cette personne est en cours. Rien n’a été effacé. Réessayez dans une minute.',
  done: (n) =>
    plural('fr', n, {
      one: `Les données sont effacées. ${n} réservation garde sa date et rien d’autre sur cette personne.`,
      other: `Les données sont effacées. ${n} réservations gardent leur date et rien d’autre sur cette personne.`,
    }),
  keeping: {
    title: 'Suppression automatique',
    text: 'Foyer peut effacer les données personnelles des rendez-vous passés après un délai que vous choisissez. Les dates et les chiffres restent.',
    label: 'Conserver les données personnelles',
    always: 'Jusqu’à ce que je les efface',
    periods: { 90: '3 mois', 180: '6 mois', 365: '1 an', 730: '2 ans', 1095: '3 ans', 3650: '10 ans' },
    next: 'Continuer',
    saved: 'Enregistré. Ce qui est plus ancien sera effacé dans l’heure.',
    kept: 'Enregistré. Rien n’est effacé automatiquement.',
    ask: (period) => `Effacer les données personnelles ${period} après le rendez-vous ?`,
    askAlways: 'Conserver les données personnelles jusqu’à ce que vous les effaciez ?',
    consequence: (n) =>
      n === 0
        ? 'Aucun rendez-vous n’est encore aussi ancien. Désormais, les données personnelles sont effacées quand le rendez-vous atteint cet âge. Ce qui a été effacé ne peut pas être restauré.'
        : plural('fr', n, {
            one: `${n} réservation passée est plus ancienne : ses données personnelles seront effacées dans l’heure. Cette action est irréversible.`,
            other: `${n} réservations passées sont plus anciennes : leurs données personnelles seront effacées dans l’heure. Cette action est irréversible.`,
          }),
    askAlwaysText: 'Plus rien n’est effacé automatiquement. Ce qui a déjà été effacé le reste.',
    yes: 'Effacer automatiquement',
    yesAlways: 'Conserver les données',
    no: 'Ne rien changer',
  },
  file: {
    role: 'En tant que',
    booking: 'Réservation',
    fact: 'Information',
    value: 'Valeur',
    attendee: 'Participant',
    guest: 'Invité',
  },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Votre compte',
  text: 'Téléchargez tout dans un seul fichier, ou supprimez le compte avec toutes ses données.',
  download: 'Tout télécharger',
  open: 'Supprimer le compte',
  back: 'Paramètres',
  ask: 'Supprimer votre compte ?',
  goes: (bookings) =>
    bookings === 0
      ? 'Votre page, vos types de rendez-vous, horaires, agendas, webhooks, clés d’API et tout ce qui attend encore d’être envoyé sont supprimés.'
      : plural('fr', bookings, {
          one: `Votre page, vos types de rendez-vous, horaires, agendas, webhooks, clés d’API, ${bookings} réservation avec son participant et tout ce qui attend encore d’être envoyé sont supprimés.`,
          other: `Votre page, vos types de rendez-vous, horaires, agendas, webhooks, clés d’API, ${bookings} réservations avec leurs participants et tout ce qui attend encore d’être envoyé sont supprimés.`,
        }),
  ends: (address) =>
    `${address} et tous les widgets intégrés cessent de fonctionner, GoTo est déconnecté et toutes vos sessions sont fermées. Quelqu’un d’autre pourra prendre l’adresse. Cette action est irréversible.`,
  elsewhere:
    'Ce qui a quitté Foyer n’est pas supprimé : les e-mails remis, les agendas, votre CRM, les destinataires de vos webhooks et les réunions passées chez GoTo. Les sauvegardes le contiennent jusqu’à leur remplacement.',
  first: 'Tout télécharger d’abord',
  password: 'Votre mot de passe',
  button: 'Supprimer le compte',
  keep: 'Garder le compte',
  toCome: (n) =>
    plural('fr', n, {
      one: `${n} rendez-vous est encore à venir.`,
      other: `${n} rendez-vous sont encore à venir.`,
    }),
  cancelFirst:
    'Annulez ou refusez d’abord, pour que personne ne vous attende. Vous pourrez ensuite supprimer le compte.',
  more: (n) => plural('fr', n, { one: `Et ${n} autre.`, other: `Et ${n} autres.` }),
  allMeetings: 'Toutes les réservations',
  ownsTeam: (team) => `L’équipe ${team} vous appartient et a d’autres membres.`,
  handOverFirst: 'Transférez-la ou dissolvez-la d’abord. Vous pourrez ensuite supprimer le compte.',
  toTeam: 'Membres de l’équipe',
  beingSent:
    'Des e-mails à vos participants, ou des modifications chez GoTo, sont encore en cours d’envoi. Rien n’a été supprimé. Réessayez dans une minute.',
}
