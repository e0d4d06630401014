import { service } from './service'

/** What the widget says outside of its frame. */
export interface WidgetTexts {
  title: string
  close: string
  failed: string
}

/** The other languages have files of their own, made from `words/`, because sites load this script on every page. */
const ENGLISH: WidgetTexts = {
  title: 'Book a time',
  close: 'Close',
  failed: 'The booking page cannot be shown here.',
}

/**
 * Texts for visitors outside of the frame: in English if the file of their language does not come. The reason of a failure is for the
 * site: it is in the event.
 */
export async function textsFor(element: Element): Promise<WidgetTexts> {
  const language = (languageOf(element) || navigator.language).slice(0, 2).toLowerCase()
  // The browser asks for a module once, however often it is imported.
  return __WORD_LANGUAGES__.includes(language)
    ? import(/* @vite-ignore */ service + '/embed-' + language + __WORDS_VERSION__).catch(() => ENGLISH)
    : ENGLISH
}

export function languageOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[lang]')?.lang
}

/** Set by the build: the languages with a file, and what follows the language in its name. */
declare const __WORD_LANGUAGES__: string
declare const __WORDS_VERSION__: string
