/** By language; a test compares the languages with those of the pages. */
export const WIDGET_TEXTS = {
  en: {
    title: 'Book a time',
    close: 'Close',
    failed: 'The booking page cannot be shown here.',
  },
  de: {
    title: 'Termin buchen',
    close: 'Schließen',
    failed: 'Hier kann nicht gebucht werden.',
  },
}

/** Texts for visitors outside of the frame. The reason of a failure is for the site: it is in the event. */
export function textsFor(element: Element): (typeof WIDGET_TEXTS)['en'] {
  const language = (languageOf(element) || navigator.language).slice(0, 2).toLowerCase()
  return WIDGET_TEXTS[language as 'de'] || WIDGET_TEXTS.en
}

export function languageOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[lang]')?.lang
}
