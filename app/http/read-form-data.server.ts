/**
 * The fields that a form sent.
 *
 * @throws a 400 answer when the body is no form at all: of another content type, or cut off
 */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    // How fetch says both.
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  }
}
