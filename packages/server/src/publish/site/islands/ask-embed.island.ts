/** Offers to load a post or film from its own host, and does so only when the reader asks. */
export class AskEmbed extends HTMLElement {
  connectedCallback() {
    const say = (name: string) => this.getAttribute(name) ?? '';
    const button = document.createElement('button');
    button.textContent = say('label');
    const note = document.createElement('small');
    note.textContent = say('note');
    button.addEventListener('click', () => {
      const frame = document.createElement('iframe');
      frame.src = say('src');
      frame.title = say('name');
      frame.className = say('shape');
      frame.allow = 'fullscreen; picture-in-picture; encrypted-media';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      const meta = this.querySelector('.meta');
      this.replaceChildren(frame, ...(meta ? [meta] : []));
      frame.focus();
    });
    const offer = document.createElement('p');
    offer.append(button, note);
    this.append(offer);
  }
}
