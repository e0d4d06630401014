import { describe, expect, it } from 'vitest'
import { keptOf, withKept } from '~/admin/kept-parameters'

describe('what the address of quick booking brought along', () => {
  it('comes through the form as one field, whatever it is called', () => {
    const query = new URLSearchParams('name=Ada&crm_id=42&metadata[order]=7&notes=a%26b&utm_source=letter')
    const sent = new URLSearchParams({ name: 'Ada', type: 'evt_1', kept: keptOf(query) })
    expect([...withKept(sent)].slice(2)).toEqual([...query].slice(1))
    expect(keptOf(sent)).toBe(keptOf(query))
  })

  it('is nothing else: no field of the form comes from there', () => {
    const sent = new URLSearchParams({ kept: 'name=Eve&kept=crm_id%3D1&tz=UTC&crm_id=42' })
    expect(String(withKept(sent))).toBe('crm_id=42')
  })
})
