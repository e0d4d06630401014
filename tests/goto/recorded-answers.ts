/**
 * Responses in the forms that public recordings of GoTo show, typed from facts: names of fields, forms of values, statuses. People,
 * numbers and addresses are made up.
 */

/** A list as old clients recorded it: text for booleans, dates that no JavaScript parser reads, ids as text. */
export const UPCOMING_OF_2017 =
  '[{"startTime":"2031-02-03T09:00:00.+0000","createTime":"2017-01-09T10:11:12.+0000","meetingid":123456789,"maxParticipants":26,' +
  '"passwordRequired":"false","status":"INACTIVE","subject":"Weekly","meetingType":"scheduled","uniqueMeetingId":300000000432654987,' +
  '"endTime":"2031-02-03T10:00:00.+0000","conferenceCallInfo":"Australia: +61 2 5550 0199\\nAccess Code: 123-456-789"}]'

export const UPCOMING_WITH_DIGITS_IN_A_SUBJECT =
  '[{"startTime":"2031-02-03T09:00:00Z","endTime":"2031-02-03T10:00:00Z","subject":"Ref: 1234567890123456, urgent","meetingId":"123456789",' +
  '"organizerKey":"5500000000000000001","passwordRequired":false}]'

export const UPCOMING_WITH_DASHES =
  '[{"startTime":"2031-02-03T09:00:00Z","endTime":"2031-02-03T10:00:00Z","subject":"","meetingId":"331-536-871"}]'

export const UPCOMING_WITH_UNREADABLE_ID =
  '[{"startTime":"2031-02-03T09:00:00Z","endTime":"2031-02-03T10:00:00Z","subject":"Own room","meetingId":"dana-example"}]'

/** The same meeting as an object instead of a list of one. */
export const ONE_MEETING_BARE =
  '{"startTime":"2031-02-03T09:00:00Z","endTime":"2031-02-03T10:00:00Z","subject":"Bare","meetingId":123456789,"status":"ACTIVE"}'

export const CREATED_AT_AN_OLD_HOST =
  '[{"joinURL":"https://global.gotomeeting.com/join/123456789","meetingid":123456789,"maxParticipants":26,' +
  '"uniqueMeetingId":300000000432654987,"conferenceCallInfo":"Australia: +61 2 5550 0199\\nAccess Code: 123-456-789"}]'

/** US dates, and numbers as text. */
export const HISTORY_OF_2012 =
  '[{"startTime":"06/14/2012 11:14:43","endTime":"06/14/2012 11:59:00","subject":"Demo","meetingId":"331-536-871","numAttendees":"2",' +
  '"sessionId":"1122334455","duration":"44","organizerKey":"300000000000384444"}]'

const TOKEN = '0123456789abcdef'.repeat(4)
export const SHARE_URL = `https://transcripts.gotomeeting.com/#/s/${TOKEN}`

/** Two sessions of one meeting; only the second one's recording has a link that opens it. */
export const HISTORY_WITH_RECORDINGS =
  '[{"startTime":"2031-02-03T09:04:00Z","endTime":"2031-02-03T09:10:00Z","meetingId":"123456789","sessionId":"1","numAttendees":"1",' +
  '"recording":{"recordingId":"9","shareUrl":"https://transcripts.gotomeeting.com"}},' +
  `{"startTime":"2031-02-03T09:12:00Z","endTime":"2031-02-03T10:07:00Z","meetingId":"123456789","sessionId":1122334455667788990,"numAttendees":3,` +
  `"recording":{"recordingName":"Intro","fileSize":123,"downloadUrl":"https://cdn.recordingassets.logmeininc.com/x","shareUrl":"${SHARE_URL}"}}]`

/** An expired access token, 60 minutes after its issue; a missing one gets the same. */
export const EXPIRED_TOKEN = '{"int_err_code":"InvalidToken","msg":"Invalid token passed"}'

/** A host or path that GoTo has given up. */
export const RETIRED =
  '{"message":"This endpoint is no longer valid, see https://developer.goto.com/guides/Authentication/New_Token_Retrieval_Migration_Guide"}'

export const NOT_JSON = '{"error":{"resource":"/rest/meetings","message":"invalid json"}}'

/** A key above 2^53 as a number: read as a JavaScript number it would end in 000. */
export const IDENTITY_WITH_A_LONG_NUMBER = '{"id":5512345678901234567,"userName":"dana@goto.example"}'
