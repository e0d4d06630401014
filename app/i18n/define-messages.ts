import type { Locale } from './locale'

type Text = string | ((...args: never[]) => string)
/** What a translation must provide: the same keys, and for each the same kind of text with the same arguments. */
type SameShape<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : M[K] extends string
      ? string
      : SameShape<M[K]>
}
type Tree = { [key: string]: Text | Tree }

/**
 * Declares the texts of one module in every language. English sets the shape; a language that lacks a text, or whose text takes
 * other arguments, does not compile.
 *
 * @example defineMessages({ en: { free: (n: number) => `${n} free` }, de: { free: (n) => `${n} frei` } })
 */
export function defineMessages<M extends Tree>(
  messages: { en: M } & { [L in Exclude<Locale, 'en'>]: SameShape<NoInfer<M>> },
) {
  return messages as unknown as Record<Locale, M>
}
