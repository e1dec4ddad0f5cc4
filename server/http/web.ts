/** The built dashboard: its files as the build has compressed them, and at every other address the page that finds its own way. */
import express, { type Router } from 'express';
import staticFiles from 'express-static-gzip';
import path from 'node:path';

const COMPRESSED = { enableBrotli: true, orderPreference: ['br'], index: false };

/** The files of the widget, which pages of every origin load. @param dist as of `webRoutes`. */
export function widgetRoutes(dist: string): Router {
  const routes = express.Router();
  routes.use(['/widget.js', '/widget'], (_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    next();
  });
  routes.get('/widget.js', staticFiles(dist, { ...COMPRESSED, serveStatic: { maxAge: '1h' } }));
  const later = { immutable: true, maxAge: '1y', fallthrough: false };
  routes.use('/widget', staticFiles(path.join(dist, 'widget'), { ...COMPRESSED, serveStatic: later }));
  return routes;
}

/** @param dist the folder that the build has written. Files that come later are served, but not compressed. */
export function webRoutes(dist: string): Router {
  const routes = express.Router();
  // A file's name changes with what is in it.
  const assets = { immutable: true, maxAge: '1y' };
  routes.use('/assets', staticFiles(path.join(dist, 'assets'), { ...COMPRESSED, serveStatic: assets }));
  routes.use(staticFiles(dist, { ...COMPRESSED, serveStatic: { maxAge: '1h' } }));
  const page = staticFiles(dist, {
    ...COMPRESSED,
    serveStatic: {
      cacheControl: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    },
  });
  // A missing script is not found: a page in its place could not be told from a script that is broken.
  routes.get(/^\/(?!(?:api|trpc|webhooks|assets)\/)/, (request, response, next) => {
    request.url = '/index.html';
    page(request, response, next);
  });
  return routes;
}
