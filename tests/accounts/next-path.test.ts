import { describe, expect, it } from 'vitest'
import { safeNextPath } from '~/accounts/next-path'

describe('safeNextPath', () => {
  it.each(['/admin', '/admin/goto?connected=1', '/verify-email?token=abc', '/'])('keeps our own %s', (path) => {
    expect(safeNextPath(path)).toBe(path)
  })

  it.each([
    null,
    '',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'admin',
    '/admin\\..\\x',
    '/admin\r\nSet-Cookie: a=b',
  ])('never leads to %j', (path) => {
    expect(safeNextPath(path)).toBe('/admin')
  })
})
