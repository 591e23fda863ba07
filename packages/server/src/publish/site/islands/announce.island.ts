/** Has a screen reader say something, without moving to it. */
export function announce(text: string) {
  let region = document.querySelector('.said');
  if (!region) {
    region = document.createElement('p');
    region.className = 'said';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // A region that is new and full at once is not read out everywhere.
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
