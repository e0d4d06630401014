import type { Locale } from './locale'

type Text = string | ((...args: never[]) => string)

/**
 * What a translation must provide: the same keys, and for each the same kind of text with the same arguments. A missing or surplus text
 * does not compile.
 */
export type Translation<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : M[K] extends string
      ? string
      : Translation<M[K]>
}
interface Tree {
  [key: string]: Text | Tree
}
/** The texts of one folder in one language, by subject: the exports of `messages/en.ts`. */
type Subjects = Record<string, Tree>

/**
 * Declares the texts of one folder in every language. English sets the shape. The pages of the admin load each subject in one language
 * (`vite.config.ts`), so the caller's file has nothing but the names of its subjects and types.
 *
 * @example export const { listMessages } = defineMessages({ en, de }) // listMessages.de.title
 */
export function defineMessages<S extends Subjects>(
  languages: { en: S } & Record<Exclude<Locale, 'en'>, Translation<NoInfer<S>>>,
) {
  const byLanguage = Object.entries<Subjects>(languages as Record<Locale, Subjects>)
  return Object.fromEntries(
    Object.keys(languages.en).map((subject) => [
      subject,
      Object.fromEntries(byLanguage.map(([language, subjects]) => [language, subjects[subject]])),
    ]),
  ) as { [Subject in keyof S]: Record<Locale, S[Subject]> }
}
