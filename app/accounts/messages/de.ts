import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const accountMessages: Translation<typeof en.accountMessages> = {
  fields: {
    name: 'Name',
    email: 'E-Mail',
    password: 'Passwort',
    newPassword: 'Neues Passwort',
    currentPassword: 'Aktuelles Passwort',
    handle: 'Öffentlicher Link',
    timeZone: 'Zeitzone',
    locale: 'Sprache Ihrer Mails',
    welcomeText: 'Begrüßungstext',
    brandColor: 'Farbe',
  },
  hints: {
    newPassword:
      'Mindestens 8 Zeichen. Einige beliebige Wörter hintereinander sind leicht zu merken und schwer zu erraten.',
    handle: 'Der letzte Teil der Adresse Ihrer Seite. Wenn Sie nichts eintragen, bilden wir ihn aus Ihrem Namen.',
    timeZone: 'Ihre Zeiten gelten in dieser Zone.',
    welcomeText: 'Erscheint auf Ihrer öffentlichen Seite über den Terminarten.',
    brandColor: 'Ein Farbwert wie #2f6b4f. Leer gelassen, nehmen wir das Grün von Foyer.',
    email: 'Wir schicken einen Link an die neue Adresse. Sie gilt, sobald Sie den Link öffnen und bestätigen.',
  },
  problems: {
    name_missing: 'Bitte geben Sie Ihren Namen ein.',
    name_unfit:
      'Bitte geben Sie einen Namen mit höchstens 100 Zeichen ein, ohne Webadressen, Telefonnummern und Steuerzeichen.',
    email_missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    email_unfit: 'Das sieht nicht wie eine E-Mail-Adresse aus. Gemeint ist etwas wie ada@example.com.',
    email_taken: 'Ein anderes Konto verwendet diese Adresse.',
    same_email: 'Das ist bereits Ihre Adresse.',
    password_missing: 'Bitte geben Sie ein Passwort ein.',
    password_short: 'Bitte wählen Sie ein Passwort mit mindestens 8 Zeichen.',
    password_long: 'Bitte wählen Sie ein Passwort mit höchstens 128 Zeichen.',
    password_common:
      'Dieses Passwort oder sein Hauptwort steht in Listen gestohlener Passwörter, die Angreifer zuerst ausprobieren. Bitte wählen Sie ein anderes, zum Beispiel drei oder vier Wörter, die nichts miteinander zu tun haben.',
    password_personal:
      'Dieses Passwort ist kaum mehr als Ihr Name, Ihre Adresse oder der Name dieses Dienstes. Bitte wählen Sie ein anderes, zum Beispiel drei oder vier Wörter, die nichts miteinander zu tun haben.',
    wrong_password: 'Das ist nicht Ihr aktuelles Passwort.',
    handle_missing: 'Bitte geben Sie einen Namen für Ihren Link ein.',
    handle_shape: 'Bitte verwenden Sie 3 bis 40 Zeichen: a bis z, Ziffern und einzelne Bindestriche dazwischen.',
    handle_reserved: 'Dieser Name ist reserviert. Bitte wählen Sie einen anderen.',
    handle_changed_often: 'Sie haben Ihren Link heute schon dreimal geändert. Bitte versuchen Sie es morgen wieder.',
    time_zone_missing: 'Bitte wählen Sie Ihre Zeitzone.',
    time_zone_unknown: 'Diese Zeitzone kennen wir nicht. Bitte wählen Sie eine aus der Liste.',
    locale_unknown: 'Bitte wählen Sie eine der Sprachen.',
    welcome_text_unfit: 'Bitte verwenden Sie höchstens 1.000 Zeichen und keine Steuerzeichen.',
    color_unfit: 'Bitte geben Sie eine Farbe wie #2f6b4f ein, oder lassen Sie das Feld leer.',
    link_unfit: 'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Mail.',
    key_name_missing: 'Bitte benennen Sie den Schlüssel.',
    key_name_unfit: 'Bitte verwenden Sie höchstens 60 Zeichen in einer Zeile.',
    unknown: 'Etwas in diesem Formular ist nicht so, wie wir es erwarten. Bitte laden Sie die Seite neu.',
  },
  handleTaken: (handle, suggestion) => `„${handle}“ ist vergeben. „${suggestion}“ ist frei.`,
  tryAgainSoon: (seconds) =>
    `Gerade melden sich viele gleichzeitig an. Es hat sich nichts geändert; bitte versuchen Sie es in ${seconds} Sekunden wieder.`,
  slowDown: (seconds) =>
    seconds < 90
      ? `Zu viele Versuche. Bitte versuchen Sie es in ${seconds} Sekunden wieder.`
      : `Zu viele Versuche. Bitte versuchen Sie es in ${Math.ceil(seconds / 60)} Minuten wieder.`,
  signUp: {
    title: 'Konto anlegen',
    button: 'Konto anlegen',
    haveAccount: 'Sie haben schon ein Konto?',
    closedTitle: 'Registrierung geschlossen',
    notHere: 'Diese Adresse kann hier kein Konto haben. Bitte fragen Sie den Betreiber dieses Dienstes.',
    closed: 'Neue Konten legt der Betreiber dieses Dienstes an. Bitte wenden Sie sich an ihn.',
  },
  checkMail: {
    title: 'Sehen Sie in Ihr Postfach',
    sentTo: (email) =>
      `Wir haben eine Mail an ${email} geschickt. Öffnen Sie den Link darin, um fortzufahren. Er gilt 24 Stunden.`,
    sentSomewhere: 'Öffnen Sie den Link, den wir Ihnen geschickt haben. Er gilt 24 Stunden.',
    sentAgain: 'Wenn ein Konto mit dieser Adresse noch zu bestätigen ist, ist ein neuer Link dorthin unterwegs.',
    unverified:
      'Wenn Ihre Adresse noch nicht bestätigt ist, öffnen Sie den Link aus unserer Mail, oder lassen Sie sich einen neuen schicken.',
    nothingCame: 'Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder lassen Sie den Link noch einmal schicken.',
    button: 'Link noch einmal senden',
  },
  verify: {
    title: 'Adresse bestätigen',
    newTitle: 'Neue Adresse bestätigen',
    explain: (email) => `Ist ${email} Ihre Adresse? Dann bestätigen Sie sie, und Ihre Seite ist buchbar.`,
    explainElsewhere: (email) =>
      `Ist ${email} Ihre Adresse? Sie haben den Link in einem anderen Browser geöffnet als dem, in dem Sie das Konto angelegt haben. Wählen Sie deshalb hier Ihr Passwort und prüfen Sie die anderen Felder: Verwendet wird nur, was Sie von dieser Seite absenden.`,
    explainNew: (email) => `Ab jetzt melden Sie sich mit ${email} an, und Ihre Mails gehen dorthin.`,
    button: 'Adresse bestätigen',
    overTitle: 'Dieser Link gilt nicht mehr',
    over: 'Er wurde schon verwendet oder ist älter als 24 Stunden. Wenn Sie Ihre Adresse bereits bestätigt haben, melden Sie sich einfach an. Sonst lassen Sie sich einen neuen Link schicken.',
    emailTaken: 'Ein anderes Konto hat diese Adresse inzwischen übernommen. Ihre Adresse bleibt, wie sie war.',
    toSettings: 'Zu den Einstellungen',
  },
  signIn: {
    title: 'Anmelden',
    button: 'Anmelden',
    forgot: 'Passwort vergessen?',
    noAccount: 'Neu hier?',
    wrong:
      'E-Mail und Passwort passen nicht zusammen. Bitte prüfen Sie beides. Wenn Sie Ihr Konto eben erst angelegt haben, öffnen Sie zuerst den Link aus unserer Mail.',
    linkAgain: 'Diesen Link noch einmal senden',
    gone: 'Ihr Konto und alle seine Daten sind gelöscht.',
    noCookie:
      'Ihr Browser hat das Cookie nicht behalten, mit dem Sie angemeldet sind. Sie sind deshalb nicht angemeldet. Erlauben Sie Cookies für diese Website in seinen Einstellungen und melden Sie sich noch einmal an.',
  },
  signOut: 'Abmelden',
  forgot: {
    title: 'Passwort zurücksetzen',
    explain: 'Geben Sie Ihre Adresse ein, und wir schicken Ihnen einen Link für ein neues Passwort.',
    button: 'Link senden',
    sent: 'Wenn es zu dieser Adresse ein Konto gibt, ist ein Link dorthin unterwegs. Er gilt eine Stunde.',
  },
  reset: {
    title: 'Neues Passwort setzen',
    button: 'Passwort setzen',
    overTitle: 'Dieser Link gilt nicht mehr',
    over: 'Er wurde schon verwendet oder ist zu alt. Bitte fordern Sie einen neuen an.',
    askAgain: 'Neuen Link anfordern',
  },
  settings: {
    title: 'Einstellungen',
    profileTitle: 'Ihre Seite',
    emailTitle: 'E-Mail',
    emailNow: (email) => `Sie melden sich mit ${email} an.`,
    passwordTitle: 'Passwort',
    save: 'Speichern',
    changeEmail: 'E-Mail ändern',
    changePassword: 'Passwort ändern',
    handleWarning: (days) =>
      `Wenn Sie ihn ändern, führt der alte Link noch ${days} Tage zu Ihrer Seite. Das gilt für Ihre letzten drei Links. Danach können andere ihn verwenden.`,
    profileSaved: 'Ihre Seite ist gespeichert.',
    emailSent: 'Wir haben einen Link an die neue Adresse geschickt. Öffnen Sie ihn, um die Änderung abzuschließen.',
    emailChanged: 'Ihre E-Mail-Adresse ist geändert.',
    passwordChanged: 'Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.',
    back: 'Alle Einstellungen',
  },
  apiKeys: {
    title: 'API-Schlüssel',
    explain:
      'Mit einem Schlüssel können Ihre eigenen Programme freie Zeiten lesen und buchen. Behandeln Sie ihn wie ein Passwort.',
    name: 'Name des Schlüssels',
    nameHint: 'Wo Sie ihn verwenden, zum Beispiel „CRM“.',
    create: 'Schlüssel anlegen',
    newTitle: 'Kopieren Sie Ihren Schlüssel jetzt',
    newExplain: 'Wir behalten keine Kopie: Sie sehen ihn nur dieses eine Mal.',
    newLabel: 'API-Schlüssel',
    tooMany: 'Sie haben 50 Schlüssel. Bitte widerrufen Sie zuerst einen, der nicht mehr gebraucht wird.',
    none: 'Sie haben noch keine Schlüssel.',
    columns: {
      name: 'Name',
      key: 'Schlüssel',
      scopes: 'Rechte',
      created: 'Angelegt',
      lastUsed: 'Zuletzt verwendet',
      ends: 'Läuft ab',
      actions: 'Aktionen',
    },
    scopes: { read: 'lesen', book: 'buchen', manage: 'verwalten' },
    scopesTitle: 'Was der Schlüssel darf',
    scopeNames: {
      read: 'Lesen: Buchungen, Terminarten, Zeiten',
      book: 'Buchen: Termine buchen, verschieben und absagen',
      manage: 'Verwalten: Terminarten, Zeiten, Kalender, Webhooks',
    },
    noScope: 'Bitte wählen Sie mindestens ein Recht für den Schlüssel.',
    ends: 'Läuft ab',
    endsAfter: { 0: 'Nie', 30: 'Nach 30 Tagen', 90: 'Nach 90 Tagen', 365: 'Nach einem Jahr' },
    neverUsed: 'Nie',
    neverEnds: 'Nie',
    revoke: 'Widerrufen',
    revokeNamed: (name) => `${name} widerrufen`,
    revokeTitle: (name) => `„${name}“ widerrufen?`,
    revokeExplain:
      'Programme, die diesen Schlüssel verwenden, werden ab sofort abgewiesen. Das lässt sich nicht rückgängig machen.',
    revokeConfirm: 'Schlüssel widerrufen',
    keep: 'Behalten',
    revoked: 'Der Schlüssel ist widerrufen.',
    documentation: 'API-Referenz mit Beispielen (englisch)',
  },
  defaults: { scheduleName: 'Arbeitszeiten', eventTypeTitle: 'Erstgespräch' },
}

export const blockListMessages: Translation<typeof en.blockListMessages> = {
  title: 'Blockierte Absender',
  text: 'Buchungen dieser Adressen und Domains werden abgelehnt, ohne Begründung. Bestehende Buchungen bleiben.',
  link: 'Blockierte Absender',
  sender: 'Adresse oder Domain',
  hint: 'Zum Beispiel ada@example.com, oder example.com für alle dort.',
  block: 'Blockieren',
  none: 'Niemand ist blockiert.',
  columns: { sender: 'Absender', kind: 'Art', actions: 'Aktionen' },
  kinds: { address: 'Adresse', domain: 'Domain' },
  unblock: 'Freigeben',
  unblockNamed: (sender) => `${sender} freigeben`,
  problems: {
    unfit: 'Bitte geben Sie eine Adresse oder eine Domain ein.',
    known: 'Dieser Absender ist schon blockiert.',
    full: 'Die Liste ist voll. Entfernen Sie zuerst einen Eintrag.',
  },
}

export const oidcMessages: Translation<typeof en.oidcMessages> = {
  signIn: (name) => `Mit ${name} anmelden`,
  passwordOff: (name) =>
    `Passwörter werden hier nicht verwendet. Bitte melden Sie sich mit ${name} an; wenn das nicht geht, wenden Sie sich an den Betreiber dieses Dienstes.`,
  confirm: (name, email) =>
    `Es gibt schon ein Konto mit ${email ?? 'dieser Adresse'}. Bitte melden Sie sich dort einmal mit Ihrem Passwort an und bestätigen Sie dann, dass Sie künftig ${name} verwenden möchten.`,
  problems: {
    unreachable: (name) =>
      `${name} ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten wieder, oder melden Sie sich mit Ihrem Passwort an.`,
    unreachableOnly: (name) => `${name} ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten wieder.`,
    refused_at_consent: (name) =>
      `Sie sind nicht angemeldet, weil ${name} es abgelehnt hat oder Sie dort abgebrochen haben.`,
    misconfigured: (name) => `${name} akzeptiert diesen Dienst nicht. Bitte sagen Sie es dem Betreiber.`,
    invalid: (name) =>
      `Der Antwort von ${name} war nicht zu trauen, deshalb sind Sie nicht angemeldet. Bitte versuchen Sie es noch einmal.`,
    unknown_state: (name) =>
      `Diese Anmeldung wurde in einem anderen Browser begonnen, hat länger als zehn Minuten gedauert oder wurde schon abgeschlossen. Bitte drücken Sie noch einmal auf „Mit ${name} anmelden“.`,
    linked_elsewhere: (name) => `Diese Anmeldung mit ${name} gehört hier zu einem anderen Konto.`,
    linked_already: (name) =>
      `Ihr Konto ist mit einer anderen Anmeldung bei ${name} verknüpft. Lösen Sie zuerst diese Verknüpfung.`,
    nothing_to_link: (name) => `Das hat länger als zehn Minuten gedauert. Bitte verknüpfen Sie ${name} noch einmal.`,
    suspended: () => 'Dieses Konto ist gesperrt. Bitte wenden Sie sich an den Betreiber dieses Dienstes.',
    closed: (name) =>
      `Kein Konto ist hier mit dieser Anmeldung bei ${name} verknüpft, und neue Konten legt der Betreiber an. Wenn Sie eines haben, melden Sie sich mit Ihrem Passwort an und verknüpfen Sie ${name} in den Einstellungen.`,
    closedOnly: (name) =>
      `Kein Konto ist hier mit dieser Anmeldung bei ${name} verknüpft, und neue Konten legt der Betreiber dieses Dienstes an.`,
    no_address: (name) =>
      `${name} hat uns Ihre E-Mail-Adresse nicht mitgeteilt, ohne die wir kein Konto anlegen können.`,
    link_first: (name) =>
      `Es gibt ein Konto mit dieser Adresse, das nicht mit ${name} verknüpft ist. Bitte wenden Sie sich an den Betreiber dieses Dienstes.`,
    too_many_mails: () => 'An diese Adresse gingen zu viele Mails. Bitte versuchen Sie es in einer Stunde wieder.',
    only_way_in: (name) =>
      `Sie melden sich bisher nur mit ${name} an. Setzen Sie zuerst ein Passwort, mit „Passwort vergessen?“ auf der Anmeldeseite.`,
    only_way_in_here: (name) =>
      `Hier meldet man sich nur mit ${name} an, deshalb lässt sich die Verknüpfung nicht lösen.`,
    not_again: (name) =>
      `${name} hat nicht gesagt, dass Sie sich dort gerade noch einmal angemeldet haben. Melden Sie sich hier ab und wieder an, oder bestätigen Sie auf andere Weise.`,
    other: () => 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  enter: {
    title: 'Einmal anmelden',
    text: (name) =>
      `Mit diesem Link melden Sie sich einmal an. Verknüpfen Sie dann ${name} in den Einstellungen: Ab da melden Sie sich damit an.`,
    button: 'Jetzt anmelden',
  },
  settings: {
    title: (name) => `Anmeldung mit ${name}`,
    text: (name) => `Verwenden Sie Ihr Konto bei ${name} anstelle eines Passworts.`,
    linked: (name, email) =>
      email === null ? `Verknüpft mit Ihrem Konto bei ${name}.` : `Verknüpft mit ${email} bei ${name}.`,
    link: (name) => `${name} verknüpfen`,
    unlink: (name) => `Verknüpfung mit ${name} lösen`,
    offered: (name, email) =>
      `Sie haben sich bei ${name} angemeldet${email === null ? '' : ` als ${email}`}. Wenn Sie bestätigen, kann sich künftig bei Ihrem Konto anmelden, wer dieses Konto hat.`,
    confirm: 'Verknüpfung bestätigen',
    linkedNow: (name) => `Ab jetzt können Sie sich mit ${name} anmelden.`,
    unlinkedNow: (name) => `Die Verknüpfung mit ${name} ist gelöst. Überall sonst sind Sie abgemeldet.`,
  },
}

export const photoMessages: Translation<typeof en.photoMessages> = {
  title: 'Foto',
  text: 'Erscheint auf Ihrer öffentlichen Seite. Ohne Foto erscheinen Ihre Initialen.',
  file: 'Fotodatei',
  hint: 'JPEG, PNG oder WebP, höchstens 2 MB. Quadratisch sieht es am besten aus.',
  upload: 'Foto hochladen',
  remove: 'Foto entfernen',
  back: 'Einstellungen',
  problems: {
    missing: 'Bitte wählen Sie eine Datei.',
    too_large: 'Diese Datei ist größer als 2 MB. Bitte wählen Sie eine kleinere.',
    not_an_image: 'Das ist kein Bild im Format JPEG, PNG oder WebP.',
  },
}

export const securityMessages: Translation<typeof en.securityMessages> = {
  title: 'Anmeldung und Sicherheit',
  description: 'Zweiter Schritt, Passkeys, und wo Sie angemeldet sind.',
  open: 'Anmeldung und Sicherheit',
  back: 'Einstellungen',
  backHere: 'Anmeldung und Sicherheit',
  secondStep: {
    title: 'Zweiter Schritt',
    text: 'Nach dem Passwort braucht die Anmeldung auch einen Code aus einer App auf Ihrem Telefon oder einen Passkey. Wer Ihr Passwort erfährt, kommt dann trotzdem nicht hinein.',
    on: 'An: Ihr Passwort allein meldet niemanden an.',
    off: 'Aus: Ihr Passwort allein genügt zur Anmeldung.',
    provider: (name) => `Wenn Sie sich mit ${name} anmelden, gilt dessen eigener zweiter Schritt.`,
    appSince: (date) => `Codes aus einer App, seit ${date}.`,
    addApp: 'Codes aus einer App einrichten',
    removeApp: 'App entfernen',
    turnOn: 'Nach dem Passwort einen Passkey verlangen',
    turnOff: 'Zweiten Schritt ausschalten',
    codesLeft: (count) =>
      plural('de', count, {
        one: 'Ein Wiederherstellungscode ist übrig.',
        other: `${count} Wiederherstellungscodes sind übrig.`,
      }),
    newCodes: 'Neue Wiederherstellungscodes erzeugen',
  },
  app: {
    title: 'Codes aus einer App',
    explain:
      'Jede Authenticator-App geht, zum Beispiel die Ihres Passwortmanagers oder Telefons. Sie zeigt alle 30 Sekunden einen neuen Code.',
    begin: 'Schlüssel anzeigen',
    scan: 'Scannen Sie das mit der App, oder tippen Sie den Schlüssel ein.',
    qr: 'QR-Code mit dem Schlüssel',
    key: 'Schlüssel',
    code: 'Code aus der App',
    confirm: 'Diese App verwenden',
    wrong: 'Dieser Code stimmt nicht. Warten Sie auf den nächsten, und prüfen Sie die Uhr Ihres Telefons.',
    removeTitle: 'App entfernen?',
    removeText:
      'Ihre Codes gelten nicht mehr. Ohne Passkey ist der zweite Schritt dann aus, und die Wiederherstellungscodes enden.',
    remove: 'App entfernen',
    keep: 'Behalten',
  },
  codes: {
    title: 'Wiederherstellungscodes',
    ask: 'Neue Wiederherstellungscodes erzeugen?',
    askText: 'Die früheren enden sofort.',
    make: 'Neue Codes erzeugen',
    keep: 'Die früheren behalten',
    once: 'Sie sehen sie nur dieses eine Mal. Bewahren Sie sie so auf, dass Sie sie ohne Ihr Telefon finden, etwa ausgedruckt oder in einem Passwortmanager. Jeder gilt einmal anstelle eines Codes oder Passkeys.',
    copy: 'Wiederherstellungscodes',
    done: 'Ich habe sie aufbewahrt',
  },
  passkeys: {
    title: 'Passkeys',
    text: 'Ein Passkey meldet Sie ohne Passwort an: Ihr Gerät fragt nach Finger, Gesicht oder PIN.',
    none: 'Sie haben noch keine Passkeys.',
    add: 'Passkey hinzufügen',
    name: 'Name des Passkeys',
    nameHint: 'An dem Sie ihn erkennen, zum Beispiel „Laptop im Büro“.',
    make: 'Passkey erzeugen',
    created: (date) => `Hinzugefügt am ${date}`,
    used: (date) => `zuletzt verwendet am ${date}`,
    unused: 'nie verwendet',
    rename: 'Umbenennen',
    renameNamed: (name: string) => `Passkey ${name} umbenennen`,
    saveName: 'Namen speichern',
    remove: 'Entfernen',
    removeNamed: (name) => `Passkey ${name} entfernen`,
    removeTitle: (name) => `„${name}“ entfernen?`,
    removeText: 'Er meldet Sie nicht mehr an. Entfernen Sie ihn auch vom Gerät oder aus dem Passwortmanager.',
    removeButton: 'Passkey entfernen',
    keep: 'Behalten',
    answer: 'Passkey verwenden',
    noScript: 'Passkeys brauchen Skripte und einen neueren Browser.',
    cancelled: 'Es wurde kein Passkey verwendet. Sie können es noch einmal versuchen.',
    refused: 'Dieser Passkey meldet hier niemanden an. Versuchen Sie es noch einmal, oder melden Sie sich anders an.',
    problems: {
      invalid: 'Der Passkey konnte nicht hinzugefügt werden. Bitte versuchen Sie es noch einmal.',
      too_many: 'Sie haben 20 Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr verwenden.',
      known: 'Diesen Passkey gibt es hier schon.',
      name: 'Bitte geben Sie dem Passkey einen Namen, mit höchstens 60 Zeichen in einer Zeile.',
    },
  },
  sessions: {
    title: 'Wo Sie angemeldet sind',
    text: 'Wenn Sie etwas nicht wiedererkennen, melden Sie es ab und ändern Sie Ihr Passwort.',
    current: 'Dieser Browser',
    seen: (when) => `zuletzt verwendet ${when}`,
    since: (when) => `angemeldet ${when}`,
    end: 'Abmelden',
    endNamed: (device) => `${device} abmelden`,
    endOthers: 'Überall sonst abmelden',
    none: 'Sie sind nirgends sonst angemeldet.',
  },
  done: {
    session: 'Dort abgemeldet.',
    sessions: 'Sie sind überall sonst abgemeldet.',
    app_removed: 'Die App ist entfernt.',
    passkey: 'Der Passkey ist hinzugefügt.',
    passkey_removed: 'Der Passkey ist entfernt.',
    passkey_renamed: 'Der Passkey hat seinen neuen Namen.',
    off: 'Der zweite Schritt ist aus.',
  },
  confirm: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: (act) => `Bitte zeigen Sie zuerst, dass Sie es sind: ${act}. Was Sie eingegeben haben, geht nicht verloren.`,
    password: 'Passwort',
    code: 'Code aus Ihrer App',
    button: 'Bestätigen',
    or: 'Oder:',
    again: (name) => `Noch einmal mit ${name} anmelden`,
    goOn: 'Danke. Fahren Sie mit dem fort, was Sie begonnen haben.',
    goOnButton: 'Weiter',
    wrong: 'Das stimmt nicht. Bitte versuchen Sie es noch einmal.',
    noWay:
      'Hier gibt es nichts, womit Sie das zeigen können. Verwenden Sie „Passwort vergessen?“ auf der Anmeldeseite: Der Link in der Mail hilft weiter.',
    forgot: 'Passwort vergessen?',
    fileTitle: 'Danke',
    file: 'Ihre Datei kommt. Wenn nichts geschieht, verwenden Sie den Link.',
    fileLink: 'Datei herunterladen',
    back: 'Zurück zu den Einstellungen',
  },
  acts: {
    change_email: 'E-Mail-Adresse ändern',
    change_password: 'Passwort ändern',
    link_provider: 'einen Weg zur Anmeldung hinzufügen',
    unlink_provider: 'einen Weg zur Anmeldung entfernen',
    add_app: 'Codes aus einer App einrichten',
    remove_app: 'App entfernen',
    renew_codes: 'neue Wiederherstellungscodes erzeugen',
    add_passkey: 'Passkey hinzufügen',
    remove_passkey: 'Passkey entfernen',
    rename_passkey: 'Passkey umbenennen',
    change_second_step: 'zweiten Schritt ändern',
    create_key: 'API-Schlüssel erstellen',
    revoke_key: 'API-Schlüssel widerrufen',
    revoke_all_keys: 'API-Schlüssel widerrufen',
    create_webhook: 'Webhook hinzufügen',
    rotate_secret: 'Geheimnis eines Webhooks erneuern',
    disconnect_goto: 'GoTo trennen',
    disconnect_calendar: 'Kalender trennen',
    export_account: 'alle Daten herunterladen',
    delete_account: 'Konto löschen',
    operate: 'die Seiten des Betriebs öffnen',
  },
  code: {
    title: 'Noch ein Schritt',
    text: 'Ihr Passwort stimmt. Jetzt der Code aus Ihrer Authenticator-App.',
    label: 'Code',
    hint: 'Sechs Ziffern aus der App, oder einer Ihrer Wiederherstellungscodes.',
    button: 'Anmelden',
    wrong:
      'Dieser Code stimmt nicht, oder er wurde schon verwendet. Warten Sie auf den nächsten und versuchen Sie es noch einmal.',
    passkeyOnly:
      'Ihr Passwort stimmt. Verwenden Sie jetzt Ihren Passkey, oder geben Sie einen Ihrer Wiederherstellungscodes ein.',
    recoveryHint: 'Einer Ihrer Wiederherstellungscodes.',
    lost: 'Von vorn beginnen',
    over: 'Das hat zu lange gedauert, oder es waren zu viele Versuche. Bitte melden Sie sich noch einmal an.',
  },
  keysAfter: {
    title: (count) =>
      plural('de', count, { one: 'Ein API-Schlüssel gilt weiter', other: `${count} API-Schlüssel gelten weiter` }),
    text: (names) =>
      `Ein neues Passwort beendet keine Schlüssel: ${names}. Wenn andere einen kennen könnten, beenden Sie ihn.`,
    revokeAll: 'Alle Schlüssel widerrufen',
    see: 'Schlüssel ansehen',
    revoked: 'Alle Schlüssel sind widerrufen.',
  },
}

export const senderMessages: Translation<typeof en.senderMessages> = {
  link: 'Absender und Signatur',
  title: 'Absender und Signatur',
  description: 'Wie E-Mails an buchende Personen und Gäste gezeichnet sind. Leere Felder sind wie Ihr Konto.',
  ofTeam: 'Absender und Signatur des Teams',
  ofTeamDescription: 'Für Buchungen der Terminarten des Teams. Leere Felder sind wie das Konto des Mitglieds.',
  back: 'Einstellungen',
  backToTeam: 'Terminarten des Teams',
  name: 'Name des Absenders',
  nameHint: 'Steht vor dem Namen dieses Dienstes, der die E-Mails sendet.',
  replyTo: 'Antwortadresse',
  replyToHint:
    'Dorthin gehen Antworten von buchenden Personen und Gästen. Leer: an die Adresse der Person, die sie treffen.',
  replyToWaits: {
    title: (address) => `${address} ist noch nicht bestätigt`,
    text: (present) =>
      `Antworten gehen an ${present}, bis jemand, der hier angemeldet ist, den Link geöffnet hat, den wir an die neue Adresse senden. Der Link gilt 24 Stunden.`,
    usual: 'die Person, die sie treffen',
    again: 'Link noch einmal senden',
  },
  replyToDone: {
    asked: 'Gespeichert. Wir haben einen Link an die Antwortadresse gesendet. Bitte öffnen Sie ihn in diesem Browser.',
    sent: 'Wir haben einen Link an die Antwortadresse gesendet. Bitte öffnen Sie ihn in diesem Browser.',
    proven: 'Die Antwortadresse ist bestätigt. Ab jetzt gehen Antworten dorthin.',
    'too-often': 'Sie haben viele Links angefordert. Bitte versuchen Sie es in einer Stunde wieder.',
    full: 'Dieses Postfach hat heute viele E-Mails von uns bekommen. Bitte versuchen Sie es morgen wieder.',
  },
  proveTitle: 'Antwortadresse bestätigen',
  proveExplain: (address) => `Antworten von buchenden Personen und Gästen gehen an ${address}.`,
  prove: 'Adresse bestätigen',
  proofOver:
    'Dieser Link wurde benutzt, durch einen neueren ersetzt, ist abgelaufen oder gehört zu einem anderen Konto. Sie können einen neuen anfordern.',
  signature: 'Signatur',
  signatureHint: 'Steht unter den Angaben jeder E-Mail an buchende Personen und Gäste.',
  address: 'Absenderadresse',
  addressHint: 'lässt diese E-Mails von einer Adresse Ihrer eigenen Domain kommen.',
  save: 'Speichern',
  saved: 'Gespeichert. Ab jetzt sind E-Mails so gezeichnet.',
  problems: {
    name: 'Bitte geben Sie höchstens 80 Zeichen in einer Zeile ein, ohne Web- und E-Mail-Adressen und ohne Telefonnummern.',
    replyTo: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel buero@example.com, oder nichts.',
    replyToTooOften: 'Sie haben viele Adressen angefragt. Bitte versuchen Sie es in einer Stunde wieder.',
    replyToFull: 'Dieses Postfach hat heute viele E-Mails von uns bekommen. Bitte versuchen Sie es morgen wieder.',
    signature: 'Bitte verwenden Sie höchstens 1.000 Zeichen reinen Text.',
  },
}
