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
const script = `const dark = matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();
SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.getElementById('docs'),
  docExpansion: 'list',
  tryItOutEnabled: true,
  requestSnippetsEnabled: false,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

// The package's own greys and greens are too pale on its pale grounds; on dark ones it has colours of its own.
const style = `body { margin: 0; }
.swagger-ui .scheme-container { padding: 12px 0; margin: 0; box-shadow: none; border-bottom: 1px solid #ddd; }
.swagger-ui .scheme-container .servers, .swagger-ui .servers-title { display: none; }
.swagger-ui .info { margin: 32px 0 16px; }
#docs .swagger-ui .info .title small pre.version, #docs .swagger-ui .info .title small { background: #144651; color: #fff; }
#docs .swagger-ui .info .title small.version-stamp, #docs .swagger-ui .info .title small.version-stamp pre { background: #256539; color: #fff; }
#docs .swagger-ui .btn.execute { background: #144651; border-color: #144651; color: #fff; }
#docs .swagger-ui .opblock .opblock-summary-method { color: #fff; text-shadow: none; }
#docs .swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1a5a8a; }
#docs .swagger-ui .opblock.opblock-post .opblock-summary-method { background: #256539; }
#docs .swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0f5f58; }
#docs .swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b08; }
#docs .swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #a13420; }
.swagger-ui .opblock .opblock-summary-path { overflow-wrap: anywhere; word-break: normal; max-width: 100%; }
.swagger-ui :focus-visible { outline: 2.5px solid #8f5a0c; outline-offset: 2px; }
.dark-mode .swagger-ui :focus-visible { outline-color: #e9b048; }
.swagger-ui .opblock-tag { text-transform: capitalize; }
html:not(.dark-mode) {
  body { background: #fff; color: #22302f; }
  .swagger-ui a, .swagger-ui .info a, .swagger-ui .info .url { color: #1a5a8a; text-decoration: underline; }
  .swagger-ui .btn.authorize, .swagger-ui .btn.try-out__btn { color: #1b512d; border-color: #1b512d; }
  .swagger-ui .btn.authorize svg { fill: #1b512d; }
  .swagger-ui .btn.cancel, .swagger-ui .parameter__name.required span, .swagger-ui .parameter__name.required::after { color: #a13420; }
  .swagger-ui .opblock-tag { color: #22302f; }
}
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
