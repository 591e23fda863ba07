import type { Chosen } from '@onrecord/domain/push/subscription';

const WORKER = '/notifications/worker.js';

/** Choosing what this browser is notified of. Its attributes have the words for what comes of it. */
class PushChoices extends HTMLElement {
  #subscription: PushSubscription | null = null;

  connectedCallback() {
    const form = this.querySelector('form') as HTMLFormElement;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#do(() => this.#save());
    });
    this.#stopButton.onclick = () => void this.#do(() => this.#stop());
    void this.#begin();
  }

  /** Shows what this browser was asked for before. */
  async #begin() {
    if (!('serviceWorker' in navigator && 'PushManager' in window)) {
      const isPhone = 'standalone' in navigator;
      return this.#say(isPhone ? 'needsHomeScreen' : 'unsupported');
    }
    if (Notification.permission === 'denied') this.#say('blocked');
    try {
      const registration = await navigator.serviceWorker.getRegistration(WORKER);
      this.#subscription = (await registration?.pushManager.getSubscription()) ?? null;
      if (this.#subscription) {
        const { endpoint } = this.#subscription;
        this.#show((await send<Chosen>('/notifications/chosen', { endpoint })).topics);
      }
    } catch {
      // What was chosen cannot be shown now; choosing anew works all the same.
    }
    this.#enable(true);
  }

  async #save() {
    const topics = this.#boxes.filter(({ checked }) => checked).map(({ value }) => value);
    if (topics.length === 0) return this.#subscription ? this.#stop() : this.#say('chooseOne');
    const permission = await Notification.requestPermission();
    if (permission !== 'granted') return this.#say(permission === 'denied' ? 'blocked' : 'undecided');
    const subscription = await this.#subscribe();
    const kept = await send<Chosen>('/notifications/subscription', { subscription, topics });
    this.#subscription = subscription;
    this.#show(kept.topics);
    this.#say(kept.topics.length > 0 ? 'saved' : 'stopped');
  }

  async #stop() {
    const subscription = this.#subscription;
    if (!subscription) return;
    await send('/notifications/subscription', { subscription, topics: [] });
    await subscription.unsubscribe();
    this.#subscription = null;
    this.#show([]);
    this.#say('stopped');
  }

  async #subscribe(): Promise<PushSubscription> {
    await navigator.serviceWorker.register(WORKER);
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: this.dataset.publicKey as string };
    try {
      return await pushManager.subscribe(options);
    } catch (error) {
      // One that was made with another key of this site stands in the way.
      const former = await pushManager.getSubscription();
      if (!former) throw error;
      await former.unsubscribe();
      return pushManager.subscribe(options);
    }
  }

  /** Ticks what is chosen; a topic that this page does not list gets a line of its own. */
  #show(topics: Chosen['topics']) {
    const chosen = new Map(topics.map(({ topic, label }) => [topic, label]));
    for (const box of this.#boxes) {
      box.checked = chosen.has(box.value);
      chosen.delete(box.value);
    }
    const like = this.querySelector('label');
    for (const [topic, label] of chosen) {
      const line = like?.cloneNode(true) as HTMLElement;
      const [box, name] = [line.querySelector('input'), line.querySelector('b')];
      if (!box || !name) continue;
      Object.assign(box, { value: topic, checked: true });
      name.textContent = label;
      line.querySelector('small')?.remove();
      this.querySelector('fieldset:last-of-type')?.append(line);
    }
    this.#stopButton.hidden = topics.length === 0;
  }

  async #do(act: () => unknown) {
    this.#enable(false);
    this.#say('busy');
    try {
      await act();
    } catch {
      this.#say('failed');
    }
    this.#enable(true);
  }

  #enable(on: boolean) {
    for (const part of this.querySelectorAll<HTMLButtonElement>('button, input')) part.disabled = !on;
  }

  #say(word: string) {
    const outcome = this.querySelector('.outcome');
    if (outcome) outcome.textContent = this.dataset[word] ?? '';
  }

  get #stopButton() {
    return this.querySelector('[name=stop]') as HTMLButtonElement;
  }

  get #boxes() {
    return [...this.querySelectorAll<HTMLInputElement>('[name=topic]')];
  }
}

async function send<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

customElements.define('push-choices', PushChoices);
