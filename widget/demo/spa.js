// A page that changes without loading: views come and go, and the elements with them.
const view = document.querySelector('#view')
const href = view.dataset.href

function show(name) {
  const element = document.createElement(name === 'booking' ? 'foyer-booking' : 'p')
  if (name === 'booking') element.setAttribute('href', href)
  else element.textContent = 'Another view, without a booking page.'
  view.replaceChildren(element)
}

for (const button of document.querySelectorAll('button[data-view]'))
  button.addEventListener('click', () => show(button.dataset.view))
show('booking')
