/** The parameter that names a visitor's attempt to book: the token of their form. */
export const ATTEMPT_KEY = 'attempt'
