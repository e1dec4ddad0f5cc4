/** Shows the notices that are pushed to this browser, and opens the page that each is about. It keeps nothing. */

self.addEventListener('push', (event) => {
  const { title, body, page, tag } = event.data.json();
  const options = { body, tag, icon: '/icon-192.png', badge: '/badge-96.png', data: { page } };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data.page));
});

/** In the window that is open already, or in a new one. */
async function openPage(page) {
  const url = new URL(page, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (open === undefined) {
    await self.clients.openWindow(url.href);
    return;
  }
  await open.navigate(url.href);
  await open.focus();
}
