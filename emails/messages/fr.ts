import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Vous n’avez pas demandé cet e-mail ? Signalez-le',
  hello: (name) => `Bonjour ${name},`,
  with: 'Avec',
  together: 'Ensemble avec',
  when: 'Date',
  yourTime: 'votre heure',
  theirTime: (name) => `heure pour ${name}`,
  minutes: (count) => plural('fr', count, { one: `${count} minute`, other: `${count} minutes` }),
  meetingWith: (title, name) => `${title} avec ${name}`,
  linkInside: 'Le lien pour rejoindre la réunion est dans cet e-mail.',
  before: 'Avant',
  join: 'Rejoindre la réunion',
  joinHint: 'S’ouvre dans votre navigateur, sans compte. L’hôte fait entrer tout le monde au début.',
  phone: 'Par téléphone',
  place: 'Lieu',
  instructions: 'Bon à savoir',
  linkFollows: 'Le lien pour rejoindre la réunion suivra dans un autre e-mail, dès que la réunion sera créée.',
  linkFromHost: (host) => `GoTo n’a pas encore créé la réunion. Nous avons prévenu ${host}, et vous recevrez un lien.`,
  manage: 'Voir, déplacer ou annuler votre réservation',
  manageHint: 'Un empêchement ?',
  openBooking: 'Ouvrir la réservation',
  start: 'Démarrer en tant qu’hôte',
  startHint: 'À partir de 30 minutes avant le début :',
  onBookingPage: 'comme vous l’avez écrit sur votre page de réservation',
  email: 'Adresse e-mail',
  zone: 'Fuseau horaire',
  guests: 'Invités',
  notes: 'Notes',
  reason: 'Motif',
  why: 'Cause',
  bookAgain: 'Réserver un autre créneau',
  noReply: 'Répondez à cet e-mail pour écrire directement à l’autre partie.',
  foot: 'Envoyé par Foyer, qui gère cette réservation.',
  accountFoot: 'Envoyé par Foyer, car cette adresse nous a été indiquée. Si ce n’était pas vous, ignorez cet e-mail.',
  security: {
    notices: {
      new_browser: {
        subject: 'Nouvelle connexion à votre compte',
        text: () => 'Quelqu’un vient de se connecter à votre compte depuis un navigateur que nous ne connaissons pas.',
      },
      password_changed: {
        subject: 'Votre mot de passe a été modifié',
        text: () => 'Le mot de passe de votre compte a été modifié. Toutes vos autres sessions ont été fermées.',
      },
      email_changed: {
        subject: 'L’adresse de votre compte a été modifiée',
        text: () => 'Votre compte a désormais une autre adresse e-mail. Celle-ci ne lui appartient plus.',
      },
      app_added: {
        subject: 'Application d’authentification ajoutée',
        text: () =>
          'Désormais, la connexion avec le mot de passe demande aussi un code d’une application d’authentification.',
      },
      app_removed: {
        subject: 'Application d’authentification retirée',
        text: () => 'L’application d’authentification a été retirée de votre compte. Ses codes ne fonctionnent plus.',
      },
      passkey_added: {
        subject: 'Une clé d’accès a été ajoutée',
        text: (name) =>
          `La clé d’accès « ${name} » a été ajoutée à votre compte. Toute personne qui la possède peut se connecter.`,
      },
      passkey_removed: {
        subject: 'Une clé d’accès a été supprimée',
        text: (name) => `La clé d’accès « ${name} » a été retirée de votre compte. Elle ne fonctionne plus.`,
      },
      second_step_on: {
        subject: 'Validation en deux étapes activée',
        text: () => 'Désormais, la connexion avec le mot de passe demande une deuxième étape.',
      },
      second_step_off: {
        subject: 'Validation en deux étapes désactivée',
        text: () => 'Désormais, le mot de passe seul suffit pour se connecter.',
      },
      recovery_codes_renewed: {
        subject: 'Vous avez de nouveaux codes de récupération',
        text: () =>
          'De nouveaux codes de récupération ont été créés pour votre compte. Les précédents ne fonctionnent plus.',
      },
      recovery_code_used: {
        subject: 'Un code de récupération a été utilisé',
        text: () =>
          'Quelqu’un s’est connecté à votre compte avec un code de récupération. Ce code ne fonctionnera plus.',
      },
      api_key_added: {
        subject: 'Une nouvelle clé d’API a été créée',
        text: (name) => `La clé d’API « ${name} » a été créée pour votre compte.`,
      },
      provider_linked: {
        subject: 'Un moyen de connexion a été ajouté',
        text: (name) => `Votre compte est désormais associé à une connexion avec ${name}.`,
      },
      provider_unlinked: {
        subject: 'Un moyen de connexion a été supprimé',
        text: (name) => `Votre compte n’est plus associé à une connexion avec ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Ces clés d’API fonctionnent toujours. Si d’autres personnes peuvent les connaître, révoquez-les sur la page des clés d’API :\n${keys}`,
    notYou:
      'Si c’était vous, vous n’avez rien à faire. Sinon, définissez immédiatement un nouveau mot de passe et fermez toutes les autres sessions.',
    notYouAnyMore:
      'Si c’était vous, vous n’avez rien à faire. Sinon, prévenez immédiatement l’opérateur de ce service : lui seul peut encore vous aider.',
    button: 'Vérifier votre compte',
    seeKeys: 'Voir vos clés d’API',
    signIn: 'Aller à la page de connexion',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Réservé : ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Nouvelle réservation : ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Invitation : ${meeting}, ${when}`,
    headingAttendee: 'Votre rendez-vous est réservé',
    headingGuest: (attendee) => `${attendee} vous invite à un rendez-vous`,
    headingHost: (attendee) => `${attendee} a pris rendez-vous avec vous`,
  },
  linkReady: {
    subject: (meeting, when) => `Lien de la réunion : ${meeting}, ${when}`,
    heading: 'Voici le lien pour rejoindre la réunion',
  },
  rescheduled: {
    subject: (meeting, when) => `Déplacé : ${meeting}, nouvelle date : ${when}`,
    heading: 'Le rendez-vous a été déplacé',
  },
  cancelled: {
    subject: (meeting, when) => `Annulé : ${meeting}, ${when}`,
    heading: 'Le rendez-vous a été annulé',
    byYou: 'Vous avez annulé ce rendez-vous. Vous n’avez rien d’autre à faire.',
    by: (name) => `${name} a annulé ce rendez-vous. Votre agenda le retire automatiquement.`,
  },
  recording: {
    subject: (meeting) => `Enregistrement : ${meeting}`,
    heading: 'L’enregistrement de votre rendez-vous',
    text: 'Toute personne qui a ce lien peut regarder l’enregistrement sans mot de passe ; partagez-le avec précaution.',
    button: 'Regarder l’enregistrement',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Merci : ${meeting}`,
      heading: (host) => `${host} vous remercie`,
      text: (host) => `Merci pour votre temps. ${host} a eu plaisir à échanger avec vous.`,
    },
    feedback: {
      subject: (meeting) => `Votre avis : ${meeting}`,
      heading: (host) => `${host} aimerait avoir votre avis`,
      text: (host) =>
        `Comment s’est passé votre rendez-vous ? Quelques mots feraient plaisir à ${host}. Une minute suffit.`,
    },
    book_again: {
      subject: (meeting) => `Un autre rendez-vous ? ${meeting}`,
      heading: (host) => `Un nouveau rendez-vous avec ${host}`,
      text: () => 'S’il reste des points à aborder, choisissez un créneau qui vous convient.',
    },
    missed: {
      subject: (meeting) => `Rendez-vous manqué : ${meeting}`,
      heading: () => 'Nous regrettons ce rendez-vous manqué',
      text: (host) =>
        `Le rendez-vous n’a pas eu lieu comme prévu. ${host} trouvera volontiers un autre créneau avec vous.`,
    },
    feedbackButton: 'Donner votre avis',
    unsubscribe: (host) => `Ne plus recevoir d’e-mails de ce type envoyés par ${host}`,
  },
  updated: {
    subject: (meeting, when) => `Modifié : ${meeting}, ${when}`,
    heading: 'Les informations ont changé',
    text: (attendee) =>
      `${attendee} a modifié la liste des personnes invitées à ce rendez-vous. La date ne change pas.`,
  },
  reassigned: {
    subject: (meeting, when) => `Autre hôte : ${meeting}, ${when}`,
    heading: 'Une autre personne vous recevra',
    text: (host) => `Vous avez rendez-vous avec ${host}. La date ne change pas.`,
    ofSeveral: {
      subject: (meeting, when) => `Autres hôtes : ${meeting}, ${when}`,
      heading: 'Les hôtes de ce rendez-vous ont changé',
      text: (hosts) => `Vous avez rendez-vous avec ${hosts}. La date ne change pas.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Vous reprenez : ${meeting}, ${when}`,
    heading: 'Vous reprenez un rendez-vous',
    text: (team) => `Ce rendez-vous de l’équipe ${team} vous a été transféré. Le participant est au courant.`,
  },
  handedOver: {
    subject: (meeting, when) => `Transféré : ${meeting}, ${when}`,
    heading: 'Un autre membre de l’équipe prend le relais',
    text: (team) =>
      `Un autre membre de l’équipe ${team} a repris ce rendez-vous. Votre agenda le retire automatiquement.`,
  },
  uninvited: {
    subject: (meeting, when) => `Invitation retirée : ${meeting}, ${when}`,
    heading: 'Votre invitation a été retirée',
    text: (attendee) =>
      `${attendee} a retiré votre invitation à ce rendez-vous. Votre agenda le retire automatiquement.`,
  },
  declined: {
    subject: (meeting, when) => `Créneau non retenu : ${meeting}, ${when}`,
    heading: 'Ce créneau n’a pas pu être retenu',
    text: (host) => `${host} n’est pas disponible à l’heure demandée.`,
    expired: (host) => `${host} n’a pas répondu à temps, votre demande a donc expiré. Choisissez un autre créneau.`,
    expiredHost: (attendee) =>
      `Vous n’avez pas répondu à temps à la demande envoyée par ${attendee}, elle a donc été refusée automatiquement. Le créneau est de nouveau libre.`,
  },
  proof: {
    subject: (meeting, code) => `${code} confirme votre adresse : ${meeting}`,
    heading: 'Confirmez votre adresse e-mail',
    text: (until) =>
      `Vous avez choisi un créneau. Il vous est gardé jusqu’à ${until} et sera réservé quand vous confirmerez. D’ici là, rien n’est inscrit dans aucun agenda.`,
    button: 'Confirmer l’adresse e-mail',
    code: 'Ou saisissez ce code là où vous avez réservé',
    not: 'Ce n’était pas vous ? Ne faites rien : le créneau se libère tout seul et personne n’en est informé.',
  },
  requested: {
    subject: (meeting) => `Votre demande : ${meeting}`,
    heading: 'Votre demande est bien arrivée',
    text: (host) =>
      `${host} doit encore confirmer ce créneau. Il vous est gardé, et vous recevrez la réponse par e-mail. Rien n’est encore inscrit dans votre agenda.`,
  },
  toAnswer: {
    subject: (meeting, when) => `À confirmer : ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} demande un rendez-vous`,
    button: 'Accepter ou refuser',
    due: (when) => `Le créneau est gardé. Sans réponse, la demande expire le ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Choisissez un autre créneau : ${meeting}`,
    heading: (host) => `${host} vous demande un autre créneau`,
    text: 'Votre réservation reste valable. Choisissez un autre créneau qui vous convient, et le rendez-vous y sera déplacé.',
    messageFrom: (host) => `${host} écrit`,
    button: 'Choisir un autre créneau',
  },
  reminder: {
    subject: (meeting, inTime) => `Rappel : ${meeting} ${inTime}`,
    heading: (inTime) => `Votre rendez-vous commence ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `Réunion GoTo manquante : ${title} avec ${attendee}`,
    text: (attendee) =>
      `La réunion GoTo de cette réservation n’existe plus ; elle a peut-être été supprimée dans GoTo. La réservation reste confirmée, mais ${attendee} n’a pas de lien pour rejoindre la réunion. Créez à nouveau la réunion ou annulez la réservation.`,
    button: 'Ouvrir la réservation',
  },
  verify: {
    subject: 'Confirmez votre adresse e-mail',
    text: 'Encore un clic, et votre page de réservation pourra être mise en ligne.',
    button: 'Confirmer l’adresse',
    expires: 'Le lien est valable 24 heures.',
  },
  reset: {
    subject: 'Définissez un nouveau mot de passe',
    text: 'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte.',
    button: 'Définir un nouveau mot de passe',
    expires: 'Le lien est valable une seule fois, pendant une heure. Si vous n’avez rien demandé, rien ne change.',
  },
  change: {
    subject: 'Confirmez votre nouvelle adresse e-mail',
    text: 'Confirmez que c’est bien votre nouvelle adresse. D’ici là, l’ancienne reste utilisée.',
    button: 'Confirmer la nouvelle adresse',
    expires: 'Le lien est valable 24 heures.',
  },
  sendingAddress: {
    proof: {
      subject: 'Confirmez l’adresse d’envoi de vos e-mails',
      text: (address) =>
        `Une personne connectée à Foyer a demandé que les e-mails aux participants partent de l’adresse ${address}. Si c’était vous, ouvrez le lien dans le navigateur où votre session est ouverte et confirmez. Sinon, ne faites rien : aucun e-mail ne partira de cette adresse.`,
      button: 'Confirmer l’adresse d’envoi',
      expires: 'Le lien est valable 24 heures, et seulement pour le compte qui l’a demandé.',
    },
    off: {
      subject: (address) => `Les e-mails ne partent plus de l’adresse ${address}`,
      dns: (address) =>
        `Les lignes DNS nécessaires aux e-mails envoyés depuis ${address} ne sont plus correctes. Vos e-mails partent donc à nouveau de l’adresse de ce service, et aucun n’est perdu. La page montre quelle ligne corriger.`,
      refused: (address) =>
        `Le serveur de messagerie n’a pas accepté un e-mail de l’adresse ${address}. Il est parti de l’adresse de ce service, et les suivants aussi, jusqu’à ce que vous vérifiiez à nouveau l’adresse.`,
      button: 'Ouvrir l’adresse d’envoi',
    },
  },
  replyToProof: {
    subject: 'Confirmez l’adresse pour les réponses',
    text: (address) =>
      `Une personne connectée à Foyer a demandé que les réponses des participants arrivent à l’adresse ${address}. Si c’était vous, ouvrez le lien dans le navigateur où votre session est ouverte et confirmez. Sinon, ne faites rien : aucune réponse n’arrivera à cette adresse.`,
    button: 'Confirmer l’adresse Reply-To',
    expires: 'Le lien est valable 24 heures, et seulement pour le compte qui l’a demandé.',
  },
  exists: {
    subject: 'Vous avez déjà un compte',
    text: 'Quelqu’un, sans doute vous, a essayé de s’inscrire avec cette adresse. Elle a déjà un compte : connectez-vous, ou définissez un nouveau mot de passe si vous l’avez oublié.',
    button: 'Se connecter',
  },
  accountDeleted: {
    subject: 'Votre compte est supprimé',
    text: 'Votre compte Foyer et tout ce qu’il contenait sont supprimés, comme vous l’avez demandé. Votre page de réservation n’existe plus, et c’est le dernier e-mail à ce sujet.',
    button: 'Ouvrir Foyer',
    small: 'Si ce n’était pas vous, contactez immédiatement l’opérateur de ce service.',
  },
  reconnect: {
    subject: 'Reconnectez GoTo pour créer des réunions',
    text: 'GoTo n’accepte plus notre accès à votre compte. On peut toujours réserver avec vous, mais sans lien pour rejoindre la réunion. La reconnexion prend une minute, et les réunions manquantes sont ensuite créées automatiquement.',
    button: 'Reconnecter GoTo',
  },
  team: {
    open: 'Ouvrir votre équipe',
    invitation: {
      subject: (inviter, team) => `${inviter} vous invite dans l’équipe ${team}`,
      text: (inviter, team) =>
        `${inviter} vous invite à rejoindre l’équipe ${team} sur Foyer. Avant de la rejoindre, vous voyez ce que ses responsables peuvent voir et faire. Vos réservations et votre compte restent les vôtres.`,
      button: 'Voir l’invitation',
      small: (email) =>
        `Vous pouvez l’accepter avec le compte dont l’adresse est ${email}. Si vous n’en avez pas, inscrivez-vous avec cette adresse. L’invitation expire au bout de 14 jours.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} a rejoint ${team}`,
        text: (person, team) => `${person} a accepté l’invitation et fait maintenant partie de votre équipe ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} a quitté ${team}`,
        text: (person, team) =>
          `${person} a quitté votre équipe ${team}. Ses réservations pour l’équipe ont été transférées à d’autres membres disponibles ; les autres réservations lui restent et n’apparaissent plus dans le tableau de l’équipe.`,
      },
      removed: {
        subject: (_person, team) => `Vous ne faites plus partie de l’équipe ${team}`,
        text: (_person, team) =>
          `Vous ne faites plus partie de l’équipe ${team}. Votre compte, votre page et vos réservations restent inchangés ; ses responsables ne les voient plus.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team} : réservation impossible pour ${eventTypes}`,
        text: (person, team, eventTypes) =>
          `Dans votre équipe ${team}, tous les membres prévus sont nécessaires pour réserver ${eventTypes}, et ${person || 'quelqu’un qui a supprimé son compte'} ne prend plus ces rendez-vous. La réservation est impossible tant que tous ne les prennent pas à nouveau, ou que vous n’avez pas choisi qui participe sans cette personne.`,
      },
      owner: {
        subject: (_person, team) => `L’équipe ${team} est maintenant la vôtre`,
        text: (person, team) => `${person} vous a transféré l’équipe ${team}. Vous en êtes propriétaire.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `Impossible de lire votre agenda « ${calendar} »`,
    text: (calendar) =>
      `Nous ne pouvons pas lire « ${calendar} » à son adresse pour le moment. Nous utilisons encore la dernière lecture : des créneaux pris depuis peuvent donc encore être proposés. Vérifiez l’adresse, ou attendez si vous connaissez la cause.`,
    button: 'Voir vos agendas',
  },
  reconnectCalendar: {
    subject: (account) => `Reconnectez votre agenda : ${account}`,
    text: (account) =>
      `${account} n’accepte plus notre accès. Nous utilisons encore la dernière lecture : des créneaux pris depuis peuvent donc encore être proposés, et les nouveaux rendez-vous n’y apparaissent pas. La reconnexion prend une minute.`,
    button: 'Voir vos agendas',
  },
  calendarUnreadable: {
    subject: (account) => `Impossible de lire vos agendas : ${account}`,
    text: (account) =>
      `Depuis plus d’une heure, nous ne pouvons pas lire ${account}. Nous continuons d’essayer. D’ici là, le réglage que vous avez choisi pour les agendas illisibles s’applique ; il se trouve sur la page de vos agendas.`,
    button: 'Voir vos agendas',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Supprimé dans votre agenda : ${title} avec ${attendee}`,
      text: (attendee) =>
        `Vous avez supprimé ce rendez-vous dans votre agenda. Le rendez-vous lui-même est maintenu, et ${attendee} n’en sait rien. Voulez-vous l’annuler, le maintenir ou le remettre dans votre agenda ?`,
    },
    moved: {
      subject: (title, attendee) => `Déplacé dans votre agenda : ${title} avec ${attendee}`,
      text: (attendee, when) =>
        `Vous avez déplacé ce rendez-vous dans votre agenda au ${when}. Le rendez-vous lui-même garde son ancienne date, et ${attendee} n’en sait rien. Voulez-vous déplacer le rendez-vous ou le remettre à sa place dans votre agenda ?`,
    },
    button: 'Décider',
  },
  deliveryOff: {
    subject: (target) => `Envois désactivés vers ${target}`,
    text: (target) =>
      `${target} n’accepte plus rien de notre part depuis des jours, ou a signalé que l’adresse n’existe plus. Plus rien n’y est envoyé. Corrigez le destinataire, réactivez-le dans Foyer et renvoyez depuis le journal ce qui manque.`,
    button: 'Ouvrir le journal',
  },
  trouble: {
    subject: (title, attendee) => `Pas de lien de réunion : ${title} avec ${attendee}`,
    text: (attendee) =>
      `La réservation est confirmée, mais GoTo n’a pas créé sa réunion, et ${attendee} n’a donc pas de lien pour la rejoindre. Vérifiez votre compte GoTo, puis réessayez dans Foyer ou envoyez votre propre lien.`,
    button: 'Ouvrir la réservation',
  },
}
