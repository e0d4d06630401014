import { INTL_TAG, type Locale } from './locale'

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const rules = new Map<Locale, Intl.PluralRules>()

/**
 * The form of a text for a number, by the rules of a language (CLDR). A form that is left out is `other`.
 *
 * @example plural('pl', 3, { one: '1 termin', few: '3 terminy', many: '3 terminów', other: '3 terminu' }) // '3 terminy'
 */
export function plural(locale: Locale, count: number, forms: Forms): string {
  let rule = rules.get(locale)
  if (!rule) {
    rule = new Intl.PluralRules(INTL_TAG[locale])
    rules.set(locale, rule)
  }
  return forms[rule.select(count)] ?? forms.other
}
