/** Has the browser keep the desk for when there is no network. Where it cannot, the desk works with one. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker.register('/desk/offline.js', { scope: '/desk/' }).catch(() => {
    // Private windows refuse; nothing else depends on it.
  });
}
