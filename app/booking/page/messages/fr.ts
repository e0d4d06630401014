import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Prendre rendez-vous avec ${host}`,
    choose: 'Que souhaitez-vous réserver ?',
    none: 'Rien à réserver ici pour le moment',
    noneHint: (host) => `${host} ne propose pas encore de créneaux. Revenez plus tard.`,
  },
  minutes: (count) => plural('fr', count, { one: `${count} minute`, other: `${count} minutes` }),
  durations: (minutes) => `${formatAlternatives('fr-FR', minutes)} minutes`,
  duration: 'Quelle durée ?',
  chooseMember: 'Avec qui ?',
  anyMember: 'Toute personne disponible',
  member: 'Avec',
  memberUnavailable:
    'La personne demandée ne prend pas de rendez-vous ici pour le moment. Choisissez quelqu’un d’autre ou « Toute personne disponible ».',
  ourTeam: 'Notre équipe',
  where: 'En ligne sur GoTo (lien par e-mail)',
  places: {
    host_calls: (host) => `Par téléphone : ${host} vous appelle`,
    attendee_calls: (number) => `Par téléphone : vous appelez le ${number}`,
    link: 'En ligne (lien par e-mail)',
  },
  place: 'Lieu',
  prepare: 'Bon à savoir',
  yourPhone: 'Votre numéro de téléphone',
  consentLink: 'En savoir plus',
  byHost: (host) => `${host} doit confirmer cette demande. D’ici là, le créneau vous est gardé.`,
  pick: 'Choisissez un jour et une heure',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  free: (count) => plural('fr', count, { one: `${count} créneau libre`, other: `${count} créneaux libres` }),
  noneFree: 'aucun créneau libre',
  timesOn: (date) => `Créneaux du ${date}`,
  chooseDay: 'Choisissez un jour pour voir ses créneaux.',
  allTimes: (count) => plural('fr', count, { one: 'Afficher le créneau', other: `Afficher les ${count} créneaux` }),
  timeZone: 'Fuseau horaire',
  showZone: 'Afficher dans ce fuseau',
  allZones: 'Tous les fuseaux horaires',
  offsetThen: (offset) => `${offset} ce jour-là`,
  today: 'Aujourd’hui',
  bookedDay: 'Votre réservation est ce jour-là',
  bookedTime: 'Réservé',
  partsOfDay: { morning: 'Matin', afternoon: 'Après-midi', evening: 'Soir' },
  otherClock: (hour12) => (hour12 ? 'Afficher au format 24 heures' : 'Afficher au format AM/PM'),
  nothingThisMonth: 'Aucun créneau n’est libre ce mois-ci.',
  nothingAtAll: (host) =>
    `Aucun créneau n’est libre pour le moment. Revenez plus tard ou adressez-vous directement à ${host}.`,
  tryNext: 'Voir le mois suivant',
  back: 'Choisir un autre créneau',
  details: 'Vos coordonnées',
  yourName: 'Votre nom',
  email: 'Adresse e-mail',
  emailHint: 'L’invitation sera envoyée à cette adresse.',
  notes: 'Notes',
  notesHint: 'Tout ce qui aide à préparer le rendez-vous.',
  guests: 'Invités',
  guestsHint: 'Adresses e-mail des autres personnes à inviter, séparées par des virgules.',
  confirm: 'Confirmer la réservation',
  sendRequest: 'Envoyer la demande',
  leaveEmpty: 'Laissez ce champ vide',
  proof: {
    next: 'À l’étape suivante, nous vous envoyons un e-mail avec un lien et un code, pour vérifier que cette adresse est bien la vôtre.',
    noScripts:
      'De nombreuses réservations arrivent en ce moment. Sans scripts, confirmez par e-mail : nous vous envoyons un lien et un code.',
    byMail: 'Confirmer plutôt par e-mail',
  },
  named: {
    answer: (question) => `Répondez à « ${question} »`,
    about: (field, problem) => `« ${field} » : ${problem}`,
  },
  didYouMean: {
    title: (address) => `Vouliez-vous écrire ${address} ?`,
    text: (typed) => `Vous avez saisi ${typed}, et l’invitation y sera envoyée. Rien n’est encore réservé.`,
    suggested: (address) => `Oui, utiliser ${address}`,
    typed: (address) => `Non, garder ${address}`,
  },
  yes: 'Oui',
  no: 'Non',
  pleaseChoose: 'Choisir',
  privacy: (host) => `Vos données sont transmises à ${host} et ne servent qu’à ce rendez-vous.`,
  problems: {
    title: 'Vérifiez les champs signalés ci-dessous',
    name: 'Indiquez votre nom.',
    nameUnfit:
      'Indiquez seulement un nom : pas d’adresse web, pas de numéro de téléphone, pas de caractères de contrôle, et des lettres d’un seul alphabet par mot.',
    email: 'Indiquez une adresse e-mail, par exemple ada@example.com.',
    notes: 'Raccourcissez vos notes à 5 000 caractères de texte brut.',
    emailSeveral: 'Indiquez une seule adresse e-mail. Ajoutez les autres personnes comme invités.',
    emailLocal:
      'Nos e-mails n’atteignent pas les adresses qui ont des accents ou des trémas avant le @. Indiquez une autre adresse.',
    guests: 'Indiquez des adresses e-mail séparées par des virgules, par exemple ada@example.com, ben@example.com.',
    guestsMany: 'Indiquez au maximum 10 adresses e-mail.',
    reason: 'Raccourcissez le motif à 1 000 caractères de texte brut.',
    required: 'Répondez à cette question.',
    answer: 'Vérifiez cette réponse.',
    too_long: 'Raccourcissez cette réponse.',
    unfit: 'Cette réponse contient des caractères de contrôle invisibles. Saisissez-la à nouveau.',
    notANumber: 'Indiquez un nombre, par exemple 12 ou 1,5.',
    notAPhone:
      'Ce n’est pas un numéro de téléphone : utilisez des chiffres, des espaces et le signe +, par exemple +41 44 555 01 99.',
    notAnAddress: 'Indiquez une adresse web, par exemple https://example.com.',
    followUp: 'Votre réponse ci-dessus amène une autre question. Répondez-y, puis confirmez à nouveau.',
    consent: 'Cochez cette case : sans elle, le rendez-vous ne peut pas être réservé.',
    tooMany:
      'De nombreuses réservations viennent d’arriver de votre réseau. Votre saisie est conservée : réessayez dans quelques minutes.',
    notTaken: 'Cette réservation n’a pas pu être faite. Écrivez directement à l’hôte.',
    networkShare:
      'Votre réseau a atteint la limite hebdomadaire de réservations auprès de cet hôte. Votre saisie est conservée : écrivez directement à l’hôte ou réessayez dans quelques jours.',
    mailboxShare:
      'Cette adresse e-mail a atteint la limite de réservations en cours auprès de cet hôte. Votre saisie est conservée : annulez une réservation dont vous n’avez pas besoin ou écrivez directement à l’hôte.',
    hostFull:
      'Aucune autre réservation n’est acceptée ici pour le moment. Votre saisie est conservée : écrivez directement à l’hôte ou réessayez dans quelques jours.',
    onceMore: 'Appuyez encore une fois sur le bouton. Votre saisie est conservée et rien n’est encore réservé.',
    proofNeeded:
      'De nombreuses réservations arrivent en ce moment, votre navigateur doit donc d’abord faire un petit calcul. Cela prend quelques secondes et la suite est automatique. Votre saisie est conservée.',
    proofNeededAgain:
      'Le calcul de votre navigateur n’a pas pu être utilisé. Appuyez encore une fois sur le bouton ou confirmez par e-mail. Votre saisie est conservée.',
    mailRefused:
      'Nous ne pouvons plus envoyer d’e-mail à cette adresse aujourd’hui. Votre saisie est conservée : indiquez une autre adresse ou écrivez directement à l’hôte.',
    memberGone:
      'La personne choisie ne prend pas de rendez-vous pour le moment. Votre saisie est conservée : revenez en arrière et choisissez quelqu’un d’autre ou « Toute personne disponible ».',
    eventGone: 'Ce rendez-vous n’est plus proposé sous cette forme. Revenez en arrière et choisissez à nouveau.',
    expired: 'Cette page est restée ouverte longtemps. Votre saisie est conservée : confirmez encore une fois.',
  },
  taken: {
    title: 'Quelqu’un vient de prendre ce créneau',
    gone: 'Ce créneau n’est plus libre',
    notOffered: 'Ce créneau ne peut pas être réservé',
    choose: 'Votre saisie est conservée. Choisissez l’un de ces créneaux :',
    none: 'Il n’y a pas d’autre créneau libre à une date proche. Essayez un autre mois.',
  },
  alreadyUsed: {
    title: 'Vous avez déjà réservé avec ce formulaire',
    text: 'Il a déjà été envoyé avec d’autres informations. Voici votre réservation ; pour en faire une autre, recommencez.',
    see: 'Voir ma réservation',
    again: 'Réserver un autre créneau',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} est encore en rendez-vous`,
      text: 'Ce rendez-vous dure plus longtemps que prévu. Restez sur cette page : le vôtre commencera dès qu’il sera terminé.',
      again: 'Vérifier à nouveau',
    },
    booked: 'Votre rendez-vous est réservé',
    standsUnmailed: 'Conservez cette page : son adresse mène à votre réservation.',
    oftenEnough: (email) =>
      `${email} a déjà reçu le nombre maximal d’e-mails de notre part aujourd’hui, nous n’en envoyons donc pas. Votre réservation est valable.`,
    guestsOftenEnough: (count) =>
      plural('fr', count, {
        one: `${count} invité a déjà reçu le nombre maximal d’e-mails de notre part aujourd’hui, nous ne lui en envoyons donc pas. Votre réservation est valable.`,
        other: `${count} invités ont déjà reçu le nombre maximal d’e-mails de notre part aujourd’hui, nous ne leur en envoyons donc pas. Votre réservation est valable.`,
      }),
    mailed: (email) => `Nous envoyons l’invitation à ${email}.`,
    moved: 'Rendez-vous déplacé : votre nouveau créneau est réservé',
    movedMailed: (email) =>
      `Nous envoyons le nouveau créneau à ${email}. L’entrée de votre agenda est mise à jour automatiquement.`,
    offTime: 'N’est plus valable :',
    join: 'Rejoindre la réunion',
    you: 'Vous',
    copyLink: 'Copier le lien',
    copied: 'Lien copié',
    linkSoon:
      'Le lien pour rejoindre la réunion est en cours de création et suivra par e-mail. Il apparaîtra aussi ici.',
    linkLater: (host) =>
      `Votre réservation est confirmée. ${host} vous enverra par e-mail le lien pour rejoindre la réunion.`,
    linkTrouble: (host) =>
      `Votre réservation est confirmée, mais GoTo n’a pas encore créé la réunion. Nous avons prévenu ${host}, et vous recevrez un lien.`,
    calendarTitle: 'Dans votre agenda',
    more: 'Modifier ou réserver à nouveau',
    refresh: 'Actualiser',
    addToCalendar: 'Ajouter à l’agenda',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Déplacer',
    rescheduleUntil: (when) => `Vous pouvez déplacer cette réservation jusqu’au ${when}.`,
    cancelUntil: (when) => `Vous pouvez l’annuler jusqu’au ${when}.`,
    tooLateToMove: (host) =>
      `Il n’est plus possible de déplacer la réservation en ligne. Écrivez directement à ${host}.`,
    tooLateToCancel: (host) =>
      `Il n’est plus possible d’annuler la réservation en ligne. Écrivez directement à ${host}.`,
    cancel: 'Annuler la réservation',
    edit: 'Modifier le nom ou les invités',
    before: 'Avant :',
    again: 'Réserver un autre créneau',
    what: 'Objet',
    who: 'Avec',
    reason: 'Motif',
    when: 'Date',
    hostsTime: (host) => `Heure pour ${host}`,
    byPhone: 'Par téléphone',
    over: 'Ce rendez-vous est terminé.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Complet le ${date}.`,
  monthFull: 'Ce mois est complet.',
  notice: (from, notice) => `Réservable à partir du ${from} : préavis de ${notice}.`,
  opens: (date) => `Réservable à partir du ${date}.`,
  ended: (date) => `Réservable jusqu’au ${date}.`,
  closed: (date) => `Aucun créneau le ${date}.`,
  nextFree: (date) => `Prochains créneaux libres : ${date}`,
  hours: (count) => plural('fr', count, { one: `${count} heure`, other: `${count} heures` }),
  days: (count) => plural('fr', count, { one: '24 heures', other: `${count} jours` }),
  minutes: (count) => plural('fr', count, { one: `${count} minute`, other: `${count} minutes` }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Choisissez un autre créneau',
    question: 'Déplacer vers ce créneau ?',
    now: 'Réservé pour',
    newTime: 'Nouveau créneau',
    text: (host) => `Un e-mail part aussitôt à ${host}. Le lien pour rejoindre la réunion reste le même.`,
    button: 'Déplacer la réservation',
    choose: 'Choisissez plutôt l’un de ces créneaux :',
    keep: 'Garder mon créneau',
    sameTime: 'C’est déjà le créneau de votre réservation. Choisissez-en un autre ou gardez-le.',
    changed: 'Cette réservation a été modifiée ailleurs entre-temps. Vérifiez-la avant de la déplacer.',
    tooLate: (host) => `Cette réservation ne peut plus être déplacée en ligne. Écrivez directement à ${host}.`,
  },
  edit: {
    title: 'Modifiez vos coordonnées',
    text: 'Le créneau ne change pas. Toutes les personnes invitées reçoivent à nouveau l’invitation.',
    guestsHint:
      'Adresses e-mail des autres personnes à inviter, séparées par des virgules. Elles reçoivent aussi l’invitation.',
    button: 'Enregistrer',
    keep: 'Ne rien changer',
    over: 'Ce rendez-vous a commencé, vos coordonnées ne peuvent donc plus être modifiées.',
  },
  pending: {
    title: 'Votre demande est envoyée',
    text: (host, email) =>
      `${host} doit encore confirmer ce créneau. Il vous est gardé, et la réponse sera envoyée à ${email}.`,
    unanswered: 'Votre demande est restée sans réponse',
  },
  declined: {
    title: 'Demande refusée',
    text: (host) =>
      `${host} n’est pas disponible à ce moment-là. Un autre créneau vous conviendra peut-être à tous les deux.`,
    expired: (host) =>
      `La demande est restée sans réponse. Choisissez un autre créneau ou écrivez directement à ${host}.`,
  },
  cancel: {
    title: 'Annuler cette réservation ?',
    text: (host) => `Un e-mail part aussitôt à ${host}, et le créneau redevient libre pour d’autres.`,
    reason: 'Motif',
    reasonHint: (host) => `${host} le lira.`,
    button: 'Annuler la réservation',
    keep: 'La garder',
    done: 'Réservation annulée',
    doneBy: {
      attendee: 'Vous avez annulé cette réservation. Un e-mail est envoyé aux deux parties.',
      host: (host) => `${host} a annulé cette réservation.`,
    },
    tooLate: (hours, host) =>
      `L’annulation en ligne n’est possible que jusqu’à ${plural('fr', hours, { one: `${hours} heure`, other: `${hours} heures` })} avant le début. Écrivez directement à ${host}.`,
    over: 'Ce rendez-vous est terminé, il n’y a donc plus rien à annuler.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Consultez votre messagerie',
  text: (email) => `Nous avons envoyé un lien et un code à ${email}. Ouvrez le lien ou saisissez le code ici.`,
  held: (until) => `Rien n’est encore réservé. Le créneau vous est gardé jusqu’à ${until}.`,
  ended: 'Le créneau ne vous est plus gardé',
  endedText:
    'Quinze minutes se sont écoulées sans confirmation, le créneau est donc ouvert à d’autres. Réessayez : s’il est encore libre, nous le gardons à nouveau et envoyons un nouvel e-mail.',
  endedLink: 'Il est maintenant ouvert à d’autres. S’il est encore libre, vous pouvez tout de même le confirmer.',
  code: 'Code reçu par e-mail',
  codeHint: 'Six chiffres. Si l’e-mail n’arrive pas au bout d’une minute, regardez dans le courrier indésirable.',
  confirm: 'Confirmer la réservation',
  again: 'Renvoyer l’e-mail',
  tryAgain: 'Réessayer',
  sentAgain: 'L’e-mail est renvoyé, avec le même code.',
  change: 'Modifier mes coordonnées',
  look: 'J’ai ouvert le lien',
  another: 'Choisir un autre créneau',
  byLink: 'Confirmez votre réservation',
  byLinkText:
    'Encore un clic, et le créneau est réservé. Si vous n’avez rien demandé, fermez cette page : il ne se passera rien.',
  withdrawn: 'Cette demande a été modifiée ou abandonnée. Réservez à nouveau.',
  taken: 'Quelqu’un a pris ce créneau entre-temps. Choisissez-en un autre ; votre saisie est conservée.',
  problems: {
    code: 'Ce n’est pas le code du dernier e-mail. Vérifiez les six chiffres.',
    codesEnded: 'Trop de codes erronés. Ouvrez plutôt le lien de l’e-mail.',
    mailedEnough:
      'Nous avons envoyé trois e-mails pour cette réservation. Regardez dans le courrier indésirable ou modifiez vos coordonnées.',
    mailRefused:
      'Nous ne pouvons plus envoyer d’e-mail à cette adresse aujourd’hui. Changez-la ou écrivez directement à l’hôte.',
    refused: 'Cette réservation n’a pas pu être faite. Écrivez directement à l’hôte.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Signaler cet e-mail',
  text: (host) =>
    `Vous avez reçu un e-mail au sujet d’une réservation avec ${host} que vous n’avez pas demandée ? Signalez-le à l’opérateur de ce service. Votre adresse n’est pas transmise.`,
  button: 'Signaler l’e-mail',
  done: 'Merci. L’opérateur examine les e-mails des comptes signalés et peut les arrêter.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Ne plus recevoir ces e-mails',
  text: (host) =>
    `${host} ne vous enverra plus de remerciements, de questions ni d’invitations après un rendez-vous. Les e-mails au sujet de vos réservations continuent.`,
  button: 'Se désabonner',
  done: (host) => `C’est fait. ${host} ne vous enverra plus d’e-mails de ce type.`,
  back: 'Les recevoir à nouveau',
  again: 'Vous recevez à nouveau ces e-mails.',
}
