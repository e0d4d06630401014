import { isUniqueViolation } from '#db/dialect'

/**
 * Runs a transaction once more when another writer took a handle or address between its check and its write: the second check
 * sees it.
 */
export async function retryWhenTaken<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return transaction()
  }
}
