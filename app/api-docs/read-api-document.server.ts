import { createApi } from '~/api/api'
import { describeApi } from '~/api/description'
import type { ApiDocument } from './document'

let document: ApiDocument | undefined

/** What `/api/v1/openapi.json` answers. It changes with the program only, so it is made once. */
export function readApiDocument(appUrl: string): ApiDocument {
  // Through JSON, as every other reader gets it: without what JSON leaves out.
  document ??= JSON.parse(JSON.stringify(describeApi(createApi(), appUrl))) as ApiDocument
  return document
}
