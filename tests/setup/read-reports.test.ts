import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { describeFailures, firstLines, nameCauses, readPlaywright, readVitest } from './read-reports'

it('says for a failed browser test which engine, which test, where and why', () => {
  const file = 'a.spec.ts'
  const passed = { results: [{ errors: [] }], status: 'expected' }
  const message =
    'Error: \u001b[2mexpect(\u001b[22m\u001b[31mreceived\u001b[39m\u001b[2m).\u001b[22mtoBe\u001b[2m(\u001b[22m\u001b[32mexpected\u001b[39m\u001b[2m)\u001b[22m\n\nExpected: \u001b[32m2\u001b[39m\nReceived: \u001b[31m3\u001b[39m'
  const errors = [{ message, location: { file: `${process.cwd()}/tests/engines/${file}`, line: 4 } }]
  const report = {
    stats: { expected: 3 },
    suites: [
      {
        specs: [{ title: 'passes', file, tests: [passed, passed] }],
        suites: [
          {
            specs: [
              {
                title: 'adds',
                file,
                tests: [
                  { ...passed, projectName: 'chromium' },
                  { projectName: 'webkit', status: 'unexpected', results: [{ errors }] },
                ],
              },
            ],
          },
        ],
      },
    ],
  }
  expect(readPlaywright(report)).toEqual({
    passed: 3,
    failures: [
      {
        what: 'webkit, a.spec.ts: adds',
        why: ['at tests/engines/a.spec.ts:4', 'Error: expect(received).toBe(expected)', 'Expected: 2', 'Received: 3'],
      },
    ],
  })
})

it('says what the page showed when a browser test failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-reports-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'error-context.md')
  writeFileSync(
    path,
    '# Instructions\n\n# Page snapshot\n\n```yaml\n- main [ref=e1]:\n  - heading "GoTo" [level=1] [ref=e2]\n  - alert [ref=e3]: GoTo did not answer\n  - link "Help"\n```\n\n# Test source\n',
  )
  const results = [{ errors: [{ message: 'Error: not found' }], attachments: [{ name: 'error-context', path }] }]
  const specs = [{ title: 'connects', file: 'a.spec.ts', tests: [{ status: 'unexpected', results }] }]
  expect(readPlaywright({ stats: { expected: 0 }, suites: [{ specs }] }).failures).toEqual([
    {
      what: 'a.spec.ts: connects',
      why: ['Error: not found', 'page: heading "GoTo" [level=1]', 'page: alert: GoTo did not answer'],
    },
  ])
})

it('says what stopped the browser tests before the first of them', () => {
  const errors = [{ message: 'SyntaxError: Unexpected token' }]
  expect(readPlaywright({ stats: { expected: 0 }, suites: [], errors })).toEqual({
    passed: 0,
    failures: [{ what: 'outside of tests', why: ['SyntaxError: Unexpected token'] }],
  })
})

it('says for a failed unit test which file, which test and why', () => {
  const stack = `AssertionError: expected [ 3 ] to deeply equal [ 2 ]
    at ${process.cwd()}/tests/a.test.ts:3:56
    at file://${process.cwd()}/node_modules/@vitest/runner/dist/index.js:145:11`
  const report = {
    numPassedTests: 1,
    testResults: [
      {
        name: `${process.cwd()}/tests/a.test.ts`,
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'passes', failureMessages: [] },
          { status: 'failed', fullName: 'sums adds', failureMessages: [stack] },
        ],
      },
      { name: `${process.cwd()}/tests/b.test.ts`, message: 'cannot be loaded', assertionResults: [] },
    ],
  }
  expect(readVitest(report)).toEqual({
    passed: 1,
    failures: [
      {
        what: 'tests/a.test.ts: sums adds',
        why: ['AssertionError: expected [ 3 ] to deeply equal [ 2 ]', `    at ${process.cwd()}/tests/a.test.ts:3:56`],
      },
      { what: 'tests/b.test.ts', why: ['cannot be loaded'] },
    ],
  })
})

it('names the causes of an error, the nearest first', () => {
  const cause = new Error('expected 3 to be 2', { cause: new Error('the database did not answer') })
  const error = new Error('Property failed after 1 tests', { cause })
  expect(nameCauses(error)).toEqual(['Cause: expected 3 to be 2', 'Cause: the database did not answer'])
  expect(nameCauses(new Error('alone', { cause: 'a text' }))).toEqual([])
})

it('keeps what fits: a few plain lines, without frames of libraries', () => {
  const text = [
    '\u001b[31mError: no\u001b[39m',
    '',
    `  ${'x'.repeat(300)}`,
    '    at f (/a/node_modules/b/c.js:1:1)',
    '    at new Promise (<anonymous>)',
  ]
  expect(firstLines(text.join('\n'))).toEqual(['Error: no', `  ${'x'.repeat(198)}…`])
  expect(firstLines('line\n'.repeat(50))).toHaveLength(6)
})

it('names every failure, and explains the first twenty', () => {
  const failures = Array.from({ length: 21 }, (_, index) => ({ what: `test ${index}`, why: ['because'] }))
  const lines = describeFailures(failures)
  expect(lines.slice(0, 2)).toEqual(['failed: test 0', '    because'])
  expect(lines.slice(-3)).toEqual(['failed: test 19', '    because', 'failed: test 20'])
})
