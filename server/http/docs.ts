/** `GET /docs`: the public API to read and to try, served whole by ourselves so that it works without a network. */
import express, { type Router } from 'express';
import { createRequire } from 'node:module';
import path from 'node:path';

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** What of the package a browser is given. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Ahoy API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/docs.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/docs.js"></script>
  </body>
</html>
`;

// A file and not part of the page: the content security policy lets no script stand in a page.
const script = `SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.getElementById('docs'),
  deepLinking: true,
  docExpansion: 'list',
  tryItOutEnabled: true,
  requestSnippetsEnabled: false,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

// The package's own greys and greens are too pale on its pale grounds.
const style = `body { margin: 0; background: #fff; color: #22302f; }
`;

/** The routes of `/docs`. */
export function docsRoutes(): Router {
  const routes = express.Router();
  routes.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  routes.get('/docs.js', (_request, response) => {
    response.type('js').send(script);
  });
  routes.get('/docs.css', (_request, response) => {
    response.type('css').send(style);
  });
  for (const file of FILES)
    routes.get(`/${file}`, (_request, response) => {
      response.sendFile(file, { root: swagger, maxAge: '1h' });
    });
  return routes;
}
