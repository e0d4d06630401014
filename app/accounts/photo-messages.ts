import { defineMessages } from '~/i18n/define-messages'

export const photoMessages = defineMessages({
  en: {
    title: 'Photo',
    text: 'Shown on your public page. Without a photo, your initials are shown.',
    file: 'Photo file',
    hint: 'JPEG, PNG or WebP, at most 2 MB. A square looks best.',
    upload: 'Upload photo',
    remove: 'Remove photo',
    back: 'Settings',
    problems: {
      missing: 'Please choose a file.',
      too_large: 'This file is larger than 2 MB. Please choose a smaller one.',
      not_an_image: 'This is not a JPEG, PNG or WebP image.',
    },
  },
  de: {
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
  },
})
