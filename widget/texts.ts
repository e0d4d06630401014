const EN = {
  title: 'Book a time',
  close: 'Close',
  failed: 'The booking page cannot be shown here.',
}
const DE: typeof EN = {
  title: 'Termin buchen',
  close: 'Schließen',
  failed: 'Hier kann nicht gebucht werden.',
}

/** Texts for visitors outside of the frame. The reason of a failure is for the site: it is in the event. */
export function textsFor(element: Element): typeof EN {
  return /^de/i.test(languageOf(element) || navigator.language) ? DE : EN
}

export function languageOf(element: Element): string | null | undefined {
  return element.closest('[lang]')?.getAttribute('lang')
}
