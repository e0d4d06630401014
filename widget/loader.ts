declare global {
  interface Window {
    Foyer?: object
  }
}

// Site owners can embed the address already: every marked link still leads to the booking page. What opens it in place comes later.
window.Foyer ??= {}

export {}
