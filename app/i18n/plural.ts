type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const rules = new Map<string, Intl.PluralRules>()

/**
 * The form of a text for a number, by the rules of a language (CLDR). A form that is left out is `other`.
 *
 * @param language as a tag of BCP 47
 * @example plural('pl', 3, { one: '1 termin', few: '3 terminy', many: '3 terminów', other: '3 terminu' }) // '3 terminy'
 */
export function plural(language: string, count: number, forms: Forms): string {
  let rule = rules.get(language)
  if (!rule) {
    rule = new Intl.PluralRules(language)
    rules.set(language, rule)
  }
  return forms[rule.select(count)] ?? forms.other
}
