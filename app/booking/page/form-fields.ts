/** Not displayed: only programs fill it in. The name means nothing to browsers and password managers. */
export const HIDDEN_FIELD = 'homepage'
/** In the address of the form: the proof whose details the visitor changes. */
export const PROOF_KEY = 'proof'
/** The solved challenge; named as ALTCHA's widget names it. */
export const SOLUTION_FIELD = 'altcha'
