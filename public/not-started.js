// Runs when the page's modules have run or failed, and as a classic script also where a frame or a file may
// not load them. If the page has not been drawn, leaves of the reasons in index.html the one that holds.
const notStarted = document.getElementById('not-started');
if (notStarted !== null) {
  const isIsolated = window.origin === 'null';
  const reason = location.protocol === 'file:' ? 'file' : isIsolated ? 'frame' : 'script';
  for (const item of notStarted.querySelectorAll('[data-reason]')) {
    item.hidden = item.dataset.reason !== reason;
  }
  notStarted.querySelector('a').href = location.href;
  const address = document.getElementById('own-address');
  address.hidden = false;
  address.querySelector('code').textContent = location.href;
}
