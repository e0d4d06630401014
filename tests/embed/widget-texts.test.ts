import { expect, it } from 'vitest'
import { WIDGET_TEXTS } from '#widget/texts'
import { LOCALES } from '~/i18n/locale'

it('the widget has its texts in every language of the pages', () => {
  expect(Object.keys(WIDGET_TEXTS)).toEqual([...LOCALES])
  for (const texts of Object.values(WIDGET_TEXTS)) expect(Object.keys(texts)).toEqual(Object.keys(WIDGET_TEXTS.en))
})
