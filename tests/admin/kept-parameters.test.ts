import { describe, expect, it } from 'vitest'
import { keptOf, withKept } from '~/admin/kept-parameters'

describe('the query parameters of quick booking', () => {
  it('come through the form as one field, whatever their names', () => {
    const query = new URLSearchParams('name=Ada&crm_id=42&metadata[order]=7&notes=a%26b&utm_source=letter')
    const sent = new URLSearchParams({ name: 'Ada', type: 'evt_1', kept: keptOf(query) })
    expect([...withKept(sent)].slice(2)).toEqual([...query].slice(1))
    expect(keptOf(sent)).toBe(keptOf(query))
  })

  it('never fill another field of the form', () => {
    const sent = new URLSearchParams({ kept: 'name=Eve&kept=crm_id%3D1&tz=UTC&crm_id=42' })
    expect(String(withKept(sent))).toBe('crm_id=42')
  })
})
