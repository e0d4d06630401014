import { expect, it } from 'vitest'
import { ConnectorSchema } from '~/integrations/connectors/connector'

const REQUEST = { method: 'POST', url: 'https://crm.example.com/events', body: '' } as const
const REQUESTS = { booked: REQUEST, moved: null, cancelled: null, outcome: null }
const CONNECTOR = { name: 'CRM', crmSystem: '', recordIdPath: '', requests: REQUESTS, headers: [] }

it.each([
  ['', true],
  [' data.record_id ', true],
  ['a.b.c.d.e.f', true],
  ['a.b.c.d.e.f.g', false],
  ['data..id', false],
  ['a'.repeat(400), true],
  ['a'.repeat(401), false],
])('reads the id of a CRM’s record at a path of up to six names and 400 characters: %.20s', (recordIdPath, isPath) => {
  const { success, error } = ConnectorSchema.safeParse({ ...CONNECTOR, recordIdPath })
  expect([success, error?.issues.map(({ message }) => message) ?? []]).toEqual([
    isPath,
    isPath ? [] : ['record_id_path'],
  ])
})
