import { describe, expect, it } from 'vitest'
import { parseJson, readGotoDate, readMeetingList } from '~/goto/reading'

const TIMES = '"startTime":"2030-01-31T09:00:00.+0000","endTime":"2030-01-31T10:00:00.+0000"'
const START = Date.UTC(2030, 0, 31, 9)
const listed = (entries: string) => readMeetingList(parseJson(`[${entries}]`))

describe('a list of meetings', () => {
  it.each([
    'Ref: 1234567890123456, urgent',
    '[1234567890123456]',
    'a: 12345678901234567890, b',
    'quoted \\"x\\":1234567890123456,',
    'ends with: -1234567890123456',
  ])('is read whatever digits a subject contains: %s', (subject) => {
    const [meeting] = listed(`{"meetingId":123456789,"subject":"${subject}",${TIMES}}`)
    expect(meeting).toMatchObject({ meetingId: '123456789', startsAt: START })
    expect(meeting?.subject).toBe(JSON.parse(`"${subject}"`))
  })

  it('keeps every digit of a number that is too long for a JavaScript number', () => {
    const text =
      '{"a":12345678901234567890,"b":[-9007199254740993],"c":"9007199254740993","d":1.5,"e":1e20,"f":9007199254740991}'
    expect(parseJson(text)).toEqual({
      a: '12345678901234567890',
      b: ['-9007199254740993'],
      c: '9007199254740993',
      d: 1.5,
      e: 1e20,
      f: 9007199254740991,
    })
    expect(() => parseJson('{"a":1234567890123456')).toThrow(SyntaxError)
  })

  it.each([
    ['"meetingId":"331-536-871"', '331536871'],
    ['"meetingid":"331 536 871"', '331536871'],
    ['"meetingid":"331\u2013536\u2011871"', '331536871'],
    ['"meetingid":"331.536.871"', '331536871'],
    ['"meetingKey":331536871', '331536871'],
    ['"meetingId":"none","meetingKey":331536871', '331536871'],
    ['"meetingId":null,"meetingid":"331536871"', '331536871'],
    ['"meetingId":"a-personal-room"', null],
    ['"meetingId":{"x":1}', null],
    ['"x":1', null],
  ])('contains every meeting whose times can be read, with the id %s', (id, meetingId) => {
    expect(listed(`{${id},"subject":"Own",${TIMES}}`)).toMatchObject([{ meetingId, startsAt: START }])
  })

  it('contains those with an unusual subject, and leaves out those without times', () => {
    expect(listed(`{"meetingId":1234567,${TIMES}},{"meetingId":1234568,"subject":12,${TIMES}}`)).toHaveLength(2)
    expect(listed('{"meetingId":1234567,"subject":"x","startTime":"soon","endTime":"later"},null,7')).toEqual([])
  })

  it('reads a time in UTC, whatever the server’s zone', () => {
    for (const text of [
      '2030-01-31T09:00:00.+0000',
      '2030-01-31T09:00:00Z',
      '2030-01-31T09:00:00.000Z',
      '2030-01-31T09:00:00',
      '2030-01-31T10:00:00+0100',
      '2030-01-31T09:00Z',
    ])
      expect(readGotoDate(text)).toBe(START)
    expect(readGotoDate('31 January 2030')).toBeNaN()
  })
})
