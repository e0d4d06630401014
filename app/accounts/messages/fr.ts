import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const accountMessages: Translation<typeof en.accountMessages> = {
  fields: {
    name: 'Nom',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    currentPassword: 'Mot de passe actuel',
    handle: 'Lien public',
    timeZone: 'Fuseau horaire',
    locale: 'Langue de vos e-mails',
    welcomeText: 'Texte d’accueil',
    brandColor: 'Couleur',
  },
  hints: {
    newPassword:
      'Au moins 8 caractères. Quelques mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.',
    handle: 'La fin de l’adresse de votre page. Si vous laissez ce champ vide, elle est formée à partir de votre nom.',
    timeZone: 'Vos horaires sont dans ce fuseau.',
    welcomeText: 'Affiché sur votre page publique, au-dessus des types de rendez-vous.',
    brandColor: 'Une couleur hexadécimale, par exemple #2f6b4f. Laissez vide pour le vert de Foyer.',
    email: 'Nous envoyons un lien à la nouvelle adresse. Le changement prend effet quand vous l’ouvrez.',
  },
  problems: {
    name_missing: 'Indiquez votre nom.',
    name_unfit:
      'Indiquez un nom de 100 caractères au maximum, sans adresses web, numéros de téléphone ni caractères de contrôle.',
    email_missing: 'Indiquez votre adresse e-mail.',
    email_unfit: 'Cela ne ressemble pas à une adresse e-mail. Exemple : ada@example.com.',
    email_taken: 'Un autre compte utilise cette adresse.',
    same_email: 'C’est déjà votre adresse.',
    password_missing: 'Indiquez un mot de passe.',
    password_short: 'Choisissez un mot de passe d’au moins 8 caractères.',
    password_long: 'Choisissez un mot de passe de 128 caractères au maximum.',
    password_common:
      'Ce mot de passe, ou son mot principal, figure dans des listes de mots de passe volés, que les pirates essaient en premier. Choisissez-en un autre, par exemple trois ou quatre mots sans rapport entre eux.',
    password_personal:
      'Ce mot de passe n’est guère plus que votre nom, votre adresse ou le nom de ce service. Choisissez-en un autre, par exemple trois ou quatre mots sans rapport entre eux.',
    wrong_password: 'Ce n’est pas votre mot de passe actuel.',
    handle_missing: 'Indiquez un nom pour votre lien.',
    handle_shape: 'Utilisez 3 à 40 caractères : lettres de a à z, chiffres et tirets simples entre eux.',
    handle_reserved: 'Ce nom est réservé. Choisissez-en un autre.',
    handle_changed_often: 'Vous avez changé votre lien trois fois aujourd’hui. Réessayez demain.',
    time_zone_missing: 'Choisissez votre fuseau horaire.',
    time_zone_unknown: 'Nous ne connaissons pas ce fuseau horaire. Choisissez-en un dans la liste.',
    locale_unknown: 'Choisissez l’une des langues.',
    welcome_text_unfit: 'Utilisez 1 000 caractères au maximum, sans caractères de contrôle.',
    color_unfit: 'Indiquez une couleur, par exemple #2f6b4f, ou laissez le champ vide.',
    link_unfit: 'Ce lien est incomplet. Ouvrez-le encore une fois depuis l’e-mail.',
    key_name_missing: 'Donnez un nom à la clé.',
    key_name_unfit: 'Utilisez 60 caractères au maximum, sur une seule ligne.',
    unknown: 'Ce formulaire contient quelque chose d’inattendu. Rechargez la page et réessayez.',
  },
  handleTaken: (handle, suggestion) => `« ${handle} » est déjà pris. « ${suggestion} » est libre.`,
  tryAgainSoon: (seconds) =>
    `Beaucoup de personnes se connectent en ce moment. Rien n’a changé ; réessayez dans ${plural('fr', seconds, { one: `${seconds} seconde`, other: `${seconds} secondes` })}.`,
  slowDown: (seconds) => {
    const minutes = Math.ceil(seconds / 60)
    const wait =
      seconds < 90
        ? plural('fr', seconds, { one: `${seconds} seconde`, other: `${seconds} secondes` })
        : plural('fr', minutes, { one: `${minutes} minute`, other: `${minutes} minutes` })
    return `Trop de tentatives. Réessayez dans ${wait}.`
  },
  signUp: {
    title: 'Créez votre compte',
    button: 'Créer un compte',
    haveAccount: 'Vous avez déjà un compte ?',
    closedTitle: 'Les inscriptions sont fermées',
    notHere: 'Cette adresse ne peut pas avoir de compte ici. Adressez-vous à l’opérateur de ce service.',
    closed: 'Seul l’opérateur de ce service crée des comptes. Adressez-vous à lui pour en obtenir un.',
  },
  checkMail: {
    title: 'Consultez votre messagerie',
    sentTo: (email) =>
      `Nous avons envoyé un e-mail à ${email}. Ouvrez le lien qu’il contient pour continuer. Il est valable 24 heures.`,
    sentSomewhere: 'Ouvrez le lien que nous vous avons envoyé par e-mail. Il est valable 24 heures.',
    sentAgain: 'Si un compte avec cette adresse doit encore être confirmé, un nouveau lien est en route.',
    unverified:
      'Si votre adresse n’est pas encore confirmée, ouvrez le lien que nous vous avons envoyé ou demandez-en un nouveau.',
    nothingCame: 'Rien reçu ? Regardez dans le courrier indésirable ou demandez un nouvel envoi du lien.',
    button: 'Renvoyer le lien',
  },
  verify: {
    title: 'Confirmez votre adresse',
    newTitle: 'Confirmez votre nouvelle adresse',
    explain: (email) =>
      `Votre adresse est-elle bien ${email} ? Confirmez-la, et votre page pourra recevoir des réservations.`,
    explainElsewhere: (email) =>
      `Votre adresse est-elle bien ${email} ? Vous avez ouvert le lien dans un autre navigateur que celui de votre inscription. Choisissez donc votre mot de passe ici et vérifiez les autres champs : seul ce que vous envoyez depuis cette page est utilisé.`,
    explainNew: (email) => `Désormais, vous vous connectez avec ${email}, et vos e-mails sont envoyés à cette adresse.`,
    button: 'Confirmer l’adresse',
    overTitle: 'Ce lien ne fonctionne plus',
    over: 'Il a été utilisé ou date de plus de 24 heures. Si vous avez déjà confirmé votre adresse, connectez-vous simplement. Sinon, demandez un nouveau lien.',
    emailTaken: 'Un autre compte a pris cette adresse entre-temps. La vôtre reste inchangée.',
    toSettings: 'Retour aux paramètres',
  },
  signIn: {
    title: 'Connexion',
    button: 'Se connecter',
    forgot: 'Mot de passe oublié ?',
    noAccount: 'Première visite ?',
    wrong:
      'Cette adresse e-mail et ce mot de passe ne correspondent pas. Vérifiez les deux et réessayez. Si vous venez de vous inscrire, ouvrez d’abord le lien que nous vous avons envoyé.',
    linkAgain: 'Renvoyer ce lien',
    gone: 'Votre compte et toutes ses données sont supprimés.',
    noCookie:
      'Votre navigateur n’a pas conservé le cookie de connexion, la connexion n’a donc pas abouti. Autorisez les cookies de ce site dans ses réglages, puis reconnectez-vous.',
  },
  signOut: 'Se déconnecter',
  forgot: {
    title: 'Réinitialisez votre mot de passe',
    explain: 'Indiquez votre adresse, et nous vous envoyons un lien pour définir un nouveau mot de passe.',
    button: 'Envoyer le lien',
    sent: 'Si cette adresse a un compte, un lien est en route. Il est valable une heure.',
  },
  reset: {
    title: 'Définissez un nouveau mot de passe',
    button: 'Définir le mot de passe',
    overTitle: 'Ce lien ne fonctionne plus',
    over: 'Il a été utilisé ou est trop ancien. Demandez-en un nouveau.',
    askAgain: 'Demander un nouveau lien',
  },
  settings: {
    title: 'Paramètres',
    profileTitle: 'Votre page',
    emailTitle: 'Adresse e-mail',
    emailNow: (email) => `Vous vous connectez avec ${email}.`,
    passwordTitle: 'Mot de passe',
    save: 'Enregistrer',
    changeEmail: 'Changer l’adresse e-mail',
    changePassword: 'Changer le mot de passe',
    handleWarning: (days) =>
      `Si vous le changez, l’ancien lien mène encore à votre page pendant ${plural('fr', days, { one: `${days} jour`, other: `${days} jours` })}. Cela vaut pour vos trois derniers liens. Ensuite, quelqu’un d’autre peut l’utiliser.`,
    profileSaved: 'Votre page est enregistrée.',
    emailSent: 'Nous avons envoyé un lien à la nouvelle adresse. Ouvrez-le pour terminer le changement.',
    emailChanged: 'Votre adresse e-mail a changé.',
    passwordChanged: 'Votre mot de passe a changé. Toutes vos autres sessions sont fermées.',
    back: 'Tous les paramètres',
  },
  apiKeys: {
    title: 'Clés d’API',
    explain:
      'Avec une clé, vos propres programmes peuvent lire vos créneaux libres et faire des réservations. Traitez-la comme un mot de passe.',
    name: 'Nom de la clé',
    nameHint: 'L’endroit où vous l’utiliserez, par exemple « CRM ».',
    create: 'Créer une clé',
    newTitle: 'Copiez votre clé maintenant',
    newExplain: 'Nous n’en gardons pas de copie : la clé ne s’affichera plus.',
    newLabel: 'Clé d’API',
    tooMany: 'Vous avez 50 clés. Révoquez d’abord une clé qui ne sert plus.',
    none: 'Vous n’avez pas encore de clés.',
    columns: {
      name: 'Nom',
      key: 'Clé',
      scopes: 'Autorisations',
      created: 'Création',
      lastUsed: 'Dernière utilisation',
      ends: 'Expiration',
      actions: 'Actions',
    },
    scopes: { read: 'lire', book: 'réserver', manage: 'gérer' },
    scopesTitle: 'Ce que la clé peut faire',
    scopeNames: {
      read: 'Lire : réservations, types de rendez-vous, horaires',
      book: 'Réserver : créer, déplacer et annuler des réservations',
      manage: 'Gérer : types de rendez-vous, horaires, agendas, webhooks',
    },
    noScope: 'Choisissez au moins une chose que la clé peut faire.',
    ends: 'Expiration',
    endsAfter: { 0: 'Jamais', 30: 'Après 30 jours', 90: 'Après 90 jours', 365: 'Après un an' },
    neverUsed: 'Jamais',
    neverEnds: 'Jamais',
    revoke: 'Révoquer',
    revokeNamed: (name) => `Révoquer ${name}`,
    revokeTitle: (name) => `Révoquer « ${name} » ?`,
    revokeExplain: 'Les programmes qui utilisent cette clé n’auront plus accès. Cette action est irréversible.',
    revokeConfirm: 'Révoquer la clé',
    keep: 'La garder',
    revoked: 'La clé est révoquée.',
    documentation: 'Référence de l’API, avec des exemples',
  },
  defaults: { scheduleName: 'Horaires de travail', eventTypeTitle: 'Premier échange' },
}

export const blockListMessages: Translation<typeof en.blockListMessages> = {
  title: 'Expéditeurs bloqués',
  text: 'Les réservations de ces adresses et domaines sont refusées, sans explication. Les réservations existantes sont maintenues.',
  link: 'Expéditeurs bloqués',
  sender: 'Adresse ou domaine',
  hint: 'Par exemple ada@example.com, ou example.com pour toutes les adresses de ce domaine.',
  block: 'Bloquer',
  none: 'Personne n’est bloqué.',
  columns: { sender: 'Expéditeur', kind: 'Type', actions: 'Actions' },
  kinds: { address: 'Adresse', domain: 'Domaine' },
  unblock: 'Débloquer',
  unblockNamed: (sender) => `Débloquer ${sender}`,
  problems: {
    unfit: 'Indiquez une adresse ou un domaine.',
    known: 'Cette entrée est déjà bloquée.',
    full: 'La liste est pleine. Retirez d’abord une entrée.',
  },
}

export const oidcMessages: Translation<typeof en.oidcMessages> = {
  signIn: (name) => `Se connecter avec ${name}`,
  passwordOff: (name) =>
    `Les mots de passe ne sont pas utilisés ici. Connectez-vous avec ${name} ; si vous ne le pouvez pas, adressez-vous à l’opérateur de ce service.`,
  confirm: (name, email) =>
    `Un compte existe déjà avec ${email ?? 'cette adresse'}. Connectez-vous-y une fois avec votre mot de passe, puis confirmez que vous voulez désormais utiliser ${name}.`,
  problems: {
    unreachable: (name) =>
      `${name} est injoignable pour le moment. Réessayez dans quelques minutes ou connectez-vous avec votre mot de passe.`,
    unreachableOnly: (name) => `${name} est injoignable pour le moment. Réessayez dans quelques minutes.`,
    refused_at_consent: (name) => `La connexion n’a pas abouti : ${name} l’a refusée, ou vous l’avez annulée.`,
    misconfigured: (name) => `${name} n’accepte pas ce service. Prévenez l’opérateur de ce service.`,
    invalid: (name) => `La réponse envoyée par ${name} n’est pas fiable, la connexion n’a donc pas abouti. Réessayez.`,
    unknown_state: (name) =>
      `Cette connexion a été commencée dans un autre navigateur, a duré plus de dix minutes ou était déjà terminée. Appuyez à nouveau sur « Se connecter avec ${name} ».`,
    linked_elsewhere: (name) => `Cette connexion avec ${name} est déjà associée à un autre compte.`,
    linked_already: (name) =>
      `Votre compte est associé à une autre connexion avec ${name}. Dissociez d’abord celle-ci.`,
    nothing_to_link: (name) => `Plus de dix minutes se sont écoulées. Recommencez l’association avec ${name}.`,
    suspended: () => 'Ce compte est suspendu. Adressez-vous à l’opérateur de ce service.',
    closed: (name) =>
      `Ici, aucun compte n’est associé à cette connexion avec ${name}, et c’est l’opérateur qui crée les nouveaux comptes. Si vous en avez un, connectez-vous avec votre mot de passe et associez ${name} dans les paramètres.`,
    closedOnly: (name) =>
      `Ici, aucun compte n’est associé à cette connexion avec ${name}, et c’est l’opérateur de ce service qui crée les nouveaux comptes.`,
    no_address: (name) =>
      `${name} ne nous a pas communiqué votre adresse e-mail, sans laquelle nous ne pouvons pas créer de compte.`,
    link_first: (name) =>
      `Il existe un compte avec cette adresse qui n’est pas associé à ${name}. Adressez-vous à l’opérateur de ce service.`,
    too_many_mails: () => 'Trop d’e-mails ont été envoyés à cette adresse. Réessayez dans une heure.',
    only_way_in: (name) =>
      `La connexion avec ${name} est votre seul accès. Définissez d’abord un mot de passe avec « Mot de passe oublié ? » sur la page de connexion.`,
    only_way_in_here: (name) =>
      `La connexion avec ${name} est ici le seul accès, elle ne peut donc pas être dissociée.`,
    not_again: (name) =>
      `${name} n’a pas indiqué que vous venez de vous y reconnecter. Déconnectez-vous ici puis reconnectez-vous, ou confirmez d’une autre façon.`,
    other: () => 'Cela n’a pas fonctionné. Réessayez.',
  },
  enter: {
    title: 'Connexion à usage unique',
    text: (name) =>
      `Ce lien vous connecte une seule fois. Associez ensuite ${name} dans les paramètres : vous vous connecterez ainsi les prochaines fois.`,
    button: 'Se connecter maintenant',
  },
  settings: {
    title: (name) => `Connexion avec ${name}`,
    text: (name) => `Utilisez votre compte ${name} à la place d’un mot de passe.`,
    linked: (name, email) => (email === null ? `Associé à votre compte ${name}.` : `Associé à ${email} chez ${name}.`),
    link: (name) => `Associer ${name}`,
    unlink: (name) => `Dissocier ${name}`,
    offered: (name, email) =>
      `Connexion réussie chez ${name}${email === null ? '' : ` en tant que ${email}`}. Si vous confirmez, toute personne qui a ce compte pourra désormais se connecter au vôtre.`,
    confirm: 'Confirmer l’association',
    linkedNow: (name) => `Vous pouvez désormais vous connecter avec ${name}.`,
    unlinkedNow: (name) => `${name} est dissocié. Toutes vos autres sessions sont fermées.`,
  },
}

export const photoMessages: Translation<typeof en.photoMessages> = {
  title: 'Photo',
  text: 'Affichée sur votre page publique. Sans photo, vos initiales sont affichées.',
  file: 'Fichier de la photo',
  hint: 'JPEG, PNG ou WebP, 2 Mo au maximum. Un format carré convient le mieux.',
  upload: 'Importer la photo',
  remove: 'Supprimer la photo',
  back: 'Paramètres',
  problems: {
    missing: 'Choisissez un fichier.',
    too_large: 'Ce fichier dépasse 2 Mo. Choisissez-en un plus petit.',
    not_an_image: 'Ce n’est pas une image JPEG, PNG ou WebP.',
  },
}

export const securityMessages: Translation<typeof en.securityMessages> = {
  title: 'Connexion et sécurité',
  description: 'Validation en deux étapes, clés d’accès et sessions ouvertes.',
  open: 'Connexion et sécurité',
  back: 'Paramètres',
  backHere: 'Connexion et sécurité',
  secondStep: {
    title: 'Validation en deux étapes',
    text: 'Après le mot de passe, la connexion demande aussi un code d’une application de votre téléphone ou une clé d’accès. Connaître votre mot de passe ne suffit alors plus pour entrer.',
    on: 'Activée : votre mot de passe seul ne permet à personne de se connecter.',
    off: 'Désactivée : votre mot de passe seul suffit pour se connecter.',
    provider: (name) => `Si vous vous connectez avec ${name}, la validation en deux étapes de ce compte s’applique.`,
    appSince: (date) => `Codes d’une application, depuis le ${date}.`,
    addApp: 'Configurer les codes d’une application',
    removeApp: 'Retirer l’application',
    turnOn: 'Demander une clé d’accès après le mot de passe',
    turnOff: 'Désactiver la validation en deux étapes',
    codesLeft: (count) =>
      plural('fr', count, {
        one: `Il reste ${count} code de récupération.`,
        other: `Il reste ${count} codes de récupération.`,
      }),
    newCodes: 'Créer de nouveaux codes de récupération',
  },
  app: {
    title: 'Codes d’une application',
    explain:
      'Utilisez n’importe quelle application d’authentification, par exemple celle de votre gestionnaire de mots de passe ou de votre téléphone. Elle affiche un nouveau code toutes les 30 secondes.',
    begin: 'Afficher la clé',
    scan: 'Scannez ceci avec l’application ou saisissez la clé.',
    qr: 'Code QR avec la clé',
    key: 'Clé',
    code: 'Code de l’application',
    confirm: 'Utiliser cette application',
    wrong: 'Ce code n’est pas correct. Attendez le suivant et vérifiez que votre téléphone est à l’heure.',
    removeTitle: 'Retirer l’application ?',
    removeText:
      'Ses codes ne fonctionneront plus. Sans clé d’accès, la validation en deux étapes sera désactivée et les codes de récupération ne seront plus valables.',
    remove: 'Retirer l’application',
    keep: 'La garder',
  },
  codes: {
    title: 'Codes de récupération',
    ask: 'Créer de nouveaux codes de récupération ?',
    askText: 'Les précédents cessent aussitôt d’être valables.',
    make: 'Créer de nouveaux codes',
    keep: 'Garder les précédents',
    once: 'Ces codes ne s’afficheront plus. Conservez-les là où vous les trouverez sans votre téléphone, par exemple sur papier ou dans un gestionnaire de mots de passe. Chacun sert une fois à la place d’un code ou d’une clé d’accès.',
    copy: 'Codes de récupération',
    done: 'Je les ai conservés',
  },
  passkeys: {
    title: 'Clés d’accès',
    text: 'Une clé d’accès vous connecte sans mot de passe : votre appareil demande votre empreinte, votre visage ou votre code PIN.',
    none: 'Vous n’avez pas encore de clés d’accès.',
    add: 'Ajouter une clé d’accès',
    name: 'Nom de la clé d’accès',
    nameHint: 'Pour la reconnaître, par exemple « Portable du bureau ».',
    make: 'Créer la clé d’accès',
    created: (date) => `Ajoutée le ${date}`,
    used: (date) => `dernière utilisation le ${date}`,
    unused: 'jamais utilisée',
    rename: 'Renommer',
    renameNamed: (name) => `Renommer la clé d’accès ${name}`,
    saveName: 'Enregistrer le nom',
    remove: 'Supprimer',
    removeNamed: (name) => `Supprimer la clé d’accès ${name}`,
    removeTitle: (name) => `Supprimer « ${name} » ?`,
    removeText:
      'Elle ne permettra plus de vous connecter. Supprimez-la aussi de l’appareil ou du gestionnaire de mots de passe.',
    removeButton: 'Supprimer la clé d’accès',
    keep: 'La garder',
    answer: 'Utiliser une clé d’accès',
    noScript: 'Les clés d’accès nécessitent des scripts et un navigateur récent.',
    cancelled: 'Aucune clé d’accès n’a été utilisée. Vous pouvez réessayer.',
    refused: 'Cette clé d’accès ne permet pas de se connecter ici. Réessayez ou connectez-vous autrement.',
    problems: {
      invalid: 'La clé d’accès n’a pas pu être ajoutée. Réessayez.',
      too_many: 'Vous avez 20 clés d’accès. Supprimez d’abord celle qui ne vous sert plus.',
      known: 'Cette clé d’accès est déjà enregistrée.',
      name: 'Donnez un nom à la clé d’accès, en 60 caractères au maximum sur une seule ligne.',
    },
  },
  sessions: {
    title: 'Vos sessions ouvertes',
    text: 'Si vous ne reconnaissez pas une session, fermez-la et changez votre mot de passe.',
    current: 'Ce navigateur',
    seen: (when) => `dernière activité : ${when}`,
    since: (when) => `connexion : ${when}`,
    end: 'Fermer la session',
    endNamed: (device) => `Fermer la session : ${device}`,
    endOthers: 'Fermer toutes les autres sessions',
    none: 'Vous n’avez pas d’autre session ouverte.',
  },
  done: {
    session: 'Cette session est fermée.',
    sessions: 'Toutes les autres sessions sont fermées.',
    app_removed: 'L’application est retirée.',
    passkey: 'La clé d’accès est ajoutée.',
    passkey_removed: 'La clé d’accès est supprimée.',
    passkey_renamed: 'La clé d’accès porte son nouveau nom.',
    off: 'La validation en deux étapes est désactivée.',
  },
  confirm: {
    title: 'Confirmez que c’est bien vous',
    text: (act) => `Pour ${act}, prouvez d’abord que c’est bien vous. Rien de ce que vous avez saisi n’est perdu.`,
    password: 'Mot de passe',
    code: 'Code de votre application',
    button: 'Confirmer',
    or: 'Ou :',
    again: (name) => `Se reconnecter avec ${name}`,
    goOn: 'Merci. Continuez ce que vous aviez commencé.',
    goOnButton: 'Continuer',
    wrong: 'Le code ou le mot de passe est incorrect. Réessayez.',
    noWay:
      'Rien ici ne vous permet de le prouver. Utilisez « Mot de passe oublié ? » sur la page de connexion : le lien de cet e-mail vous aidera.',
    forgot: 'Mot de passe oublié ?',
    fileTitle: 'Merci',
    file: 'Le téléchargement va commencer. Si rien ne se passe, utilisez le lien.',
    fileLink: 'Télécharger le fichier',
    back: 'Retour aux paramètres',
  },
  acts: {
    change_email: 'changer votre adresse e-mail',
    change_password: 'changer votre mot de passe',
    link_provider: 'ajouter un moyen de connexion',
    unlink_provider: 'retirer un moyen de connexion',
    add_app: 'configurer les codes d’une application',
    remove_app: 'retirer l’application',
    renew_codes: 'créer de nouveaux codes de récupération',
    add_passkey: 'ajouter une clé d’accès',
    remove_passkey: 'supprimer une clé d’accès',
    rename_passkey: 'renommer une clé d’accès',
    change_second_step: 'modifier la validation en deux étapes',
    create_key: 'créer une clé d’API',
    revoke_key: 'révoquer une clé d’API',
    revoke_all_keys: 'révoquer vos clés d’API',
    create_webhook: 'ajouter un webhook',
    rotate_secret: 'renouveler le secret d’un webhook',
    disconnect_goto: 'déconnecter GoTo',
    disconnect_calendar: 'déconnecter un agenda',
    export_account: 'télécharger toutes les données',
    delete_account: 'supprimer le compte',
    operate: 'utiliser les pages de l’opérateur',
  },
  code: {
    title: 'Encore une étape',
    text: 'Votre mot de passe est correct. Il manque le code de votre application d’authentification.',
    label: 'Code',
    hint: 'Six chiffres de l’application, ou l’un de vos codes de récupération.',
    button: 'Se connecter',
    wrong: 'Ce code n’est pas correct ou a déjà été utilisé. Attendez le suivant et réessayez.',
    passkeyOnly:
      'Votre mot de passe est correct. Utilisez maintenant votre clé d’accès ou saisissez l’un de vos codes de récupération.',
    recoveryHint: 'L’un de vos codes de récupération.',
    lost: 'Recommencer',
    over: 'Cela a duré trop longtemps, ou il y a eu trop de tentatives. Reconnectez-vous.',
  },
  keysAfter: {
    title: (count) =>
      plural('fr', count, {
        one: `${count} clé d’API fonctionne toujours`,
        other: `${count} clés d’API fonctionnent toujours`,
      }),
    text: (names) =>
      `Un nouveau mot de passe ne révoque pas les clés : ${names}. Si d’autres personnes peuvent en connaître une, révoquez-la.`,
    revokeAll: 'Révoquer toutes les clés',
    see: 'Voir les clés',
    revoked: 'Toutes les clés sont révoquées.',
  },
}

export const senderMessages: Translation<typeof en.senderMessages> = {
  link: 'Expéditeur et signature',
  title: 'Expéditeur et signature',
  description:
    'Comment les e-mails aux participants et aux invités sont signés. Les champs vides reprennent les données de votre compte.',
  ofTeam: 'Expéditeur et signature de l’équipe',
  ofTeamDescription:
    'Pour les réservations des types de rendez-vous de l’équipe. Les champs vides reprennent les données du compte du membre.',
  back: 'Paramètres',
  backToTeam: 'Types de rendez-vous de l’équipe',
  name: 'Nom de l’expéditeur',
  nameHint: 'Affiché devant le nom de ce service, qui envoie les e-mails.',
  replyTo: 'Adresse Reply-To',
  replyToHint: 'Les réponses des participants et des invités y arrivent. Vide : à l’adresse de la personne rencontrée.',
  replyToWaits: {
    title: (address) => `${address} n’est pas encore confirmée`,
    text: (present) =>
      `D’ici là, les réponses arrivent ici : ${present}. Une personne connectée à ce compte doit ouvrir le lien que nous envoyons à la nouvelle adresse. Le lien est valable 24 heures.`,
    usual: 'la personne rencontrée',
    again: 'Renvoyer le lien',
  },
  replyToDone: {
    asked: 'Enregistré. Nous avons envoyé un lien à l’adresse Reply-To. Ouvrez-le dans ce navigateur.',
    sent: 'Nous avons envoyé un lien à l’adresse Reply-To. Ouvrez-le dans ce navigateur.',
    proven: 'L’adresse Reply-To est confirmée. Les réponses y arrivent désormais.',
    'too-often': 'Vous avez demandé beaucoup de liens. Réessayez dans une heure.',
    full: 'Cette boîte a reçu beaucoup d’e-mails de notre part aujourd’hui. Réessayez demain.',
  },
  proveTitle: 'Confirmez l’adresse Reply-To',
  proveExplain: (address) => `Les réponses des participants et des invités arriveront à ${address}.`,
  prove: 'Confirmer l’adresse',
  proofOver:
    'Ce lien a déjà été utilisé, a été remplacé par un plus récent, a expiré ou appartient à un autre compte. Vous pouvez en demander un nouveau.',
  signature: 'Signature',
  signatureHint: 'Figure sous les informations de chaque e-mail aux participants et aux invités.',
  address: 'Adresse d’envoi',
  addressHint: 'permet d’envoyer ces e-mails depuis une adresse de votre propre domaine.',
  save: 'Enregistrer',
  saved: 'Enregistré. Les prochains e-mails seront signés ainsi.',
  problems: {
    name: 'Indiquez 80 caractères au maximum sur une seule ligne, sans adresses web, adresses e-mail ni numéros de téléphone.',
    replyTo: 'Indiquez une seule adresse e-mail, par exemple office@example.com, ou laissez le champ vide.',
    replyToTooOften: 'Vous avez demandé beaucoup d’adresses. Réessayez dans une heure.',
    replyToFull: 'Cette boîte a reçu beaucoup d’e-mails de notre part aujourd’hui. Réessayez demain.',
    signature: 'Utilisez 1 000 caractères de texte brut au maximum.',
  },
}
