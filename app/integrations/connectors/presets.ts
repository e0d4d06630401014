import type { ConnectorSettings } from './connector'

export const CONNECTOR_PRESETS = ['plain', 'hubspot', 'pipedrive'] as const
export type Preset = (typeof CONNECTOR_PRESETS)[number]

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** Complete except for the host's token. Based on the public documentation of the CRMs' APIs. */
export function presetOf(preset: Preset): ConnectorSettings {
  return { plain: PLAIN, hubspot: HUBSPOT, pipedrive: PIPEDRIVE }[preset]
}

const PLAIN_BODY = json({
  event: '{{event}}',
  booking: '{{id}}',
  title: 'Meeting with {{attendee.name}}',
  start: '{{start}}',
  end: '{{end}}',
  email: '{{attendee.email}}',
  contact: '{{crm.id}}',
  joinUrl: '{{joinUrl}}',
})

const PLAIN: ConnectorSettings = {
  name: 'CRM',
  crmSystem: '',
  recordIdPath: 'id',
  headers: [{ name: 'Authorization', value: '' }],
  requests: {
    booked: { method: 'POST', url: 'https://crm.example.com/meetings', body: PLAIN_BODY },
    moved: { method: 'PATCH', url: 'https://crm.example.com/meetings/{{record.id}}', body: PLAIN_BODY },
    cancelled: { method: 'DELETE', url: 'https://crm.example.com/meetings/{{record.id}}', body: '' },
    outcome: {
      method: 'PATCH',
      url: 'https://crm.example.com/meetings/{{record.id}}',
      body: json({
        outcome: '{{attendance.state}}',
        startedAt: '{{attendance.startedAt}}',
        endedAt: '{{attendance.endedAt}}',
        participants: '{{attendance.participants|number}}',
        recording: '{{recording.url}}',
      }),
    },
  },
}

const HUBSPOT_PROPERTIES = {
  hs_timestamp: '{{start}}',
  hs_meeting_title: 'Meeting with {{attendee.name}}',
  hs_meeting_start_time: '{{start}}',
  hs_meeting_end_time: '{{end}}',
  hs_meeting_location: '{{joinUrl}}',
  hs_meeting_external_url: '{{joinUrl}}',
  hs_meeting_body: '{{title}}, booked by {{attendee.email}}',
}

/** Association type 200 is HubSpot's type from a meeting to a contact. */
const HUBSPOT: ConnectorSettings = {
  name: 'HubSpot',
  crmSystem: 'hubspot',
  recordIdPath: 'id',
  headers: [{ name: 'Authorization', value: '' }],
  requests: {
    booked: {
      method: 'POST',
      url: 'https://api.hubapi.com/crm/v3/objects/meetings',
      body: json({
        properties: { ...HUBSPOT_PROPERTIES, hs_meeting_outcome: 'SCHEDULED' },
        associations: [
          {
            to: { id: '{{crm.id}}' },
            types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 200 }],
          },
        ],
      }),
    },
    moved: {
      method: 'PATCH',
      url: 'https://api.hubapi.com/crm/v3/objects/meetings/{{record.id}}',
      body: json({ properties: HUBSPOT_PROPERTIES }),
    },
    cancelled: {
      method: 'PATCH',
      url: 'https://api.hubapi.com/crm/v3/objects/meetings/{{record.id}}',
      body: json({ properties: { hs_meeting_outcome: 'CANCELED' } }),
    },
    outcome: {
      method: 'PATCH',
      url: 'https://api.hubapi.com/crm/v3/objects/meetings/{{record.id}}',
      body: json({
        properties: {
          hs_meeting_outcome: '{{attendance.hubspot}}',
          hs_internal_meeting_notes:
            'Attendance: {{attendance.state}}.{{#recording.url}} Recording: {{recording.url}}{{/recording.url}}',
        },
      }),
    },
  },
}

const PIPEDRIVE_BODY = {
  subject: 'Meeting with {{attendee.name}}',
  type: 'meeting',
  due_date: '{{start|date}}',
  due_time: '{{start|time}}',
  duration: '{{durationMinutes|hours}}',
  participants: [{ person_id: '{{crm.id|number}}', primary: true }],
  note: '{{title|html}}: <a href="{{joinUrl|html}}">{{joinUrl|html}}</a>',
}

const PIPEDRIVE_RECORDING =
  '{{#recording.url}} <a href="{{recording.url|html}}">{{recording.url|html}}</a>{{/recording.url}}'

/** Dates and times of activities are in UTC there. */
const PIPEDRIVE: ConnectorSettings = {
  name: 'Pipedrive',
  crmSystem: 'pipedrive',
  recordIdPath: 'data.id',
  headers: [{ name: 'x-api-token', value: '' }],
  requests: {
    booked: { method: 'POST', url: 'https://api.pipedrive.com/api/v2/activities', body: json(PIPEDRIVE_BODY) },
    moved: {
      method: 'PATCH',
      url: 'https://api.pipedrive.com/api/v2/activities/{{record.id}}',
      body: json(PIPEDRIVE_BODY),
    },
    cancelled: {
      method: 'DELETE',
      url: 'https://api.pipedrive.com/api/v2/activities/{{record.id}}',
      body: '',
    },
    outcome: {
      method: 'PATCH',
      url: 'https://api.pipedrive.com/api/v2/activities/{{record.id}}',
      body: json({
        done: '{{attendance.done|boolean}}',
        note: `{{title|html}}: {{attendance.state|html}}${PIPEDRIVE_RECORDING}`,
      }),
    },
  },
}
