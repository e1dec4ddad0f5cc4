/** Builds the widget after the dashboard: one script that a site loads, and a part that comes with the first click. */
import { fileURLToPath } from 'node:url';
import { compression } from 'vite-plugin-compression2';
import { build, type InlineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const dist = at('../dist');

const common: InlineConfig = {
  configFile: false,
  root: at('..'),
  logLevel: 'error',
  // Wherever the script came from, the rest comes from there, too.
  base: './',
  plugins: [compression()],
};

async function buildWidget(): Promise<void> {
  const built = await build({
    ...common,
    build: {
      outDir: `${dist}/widget`,
      assetsDir: '',
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: { input: at('panel.ts'), preserveEntrySignatures: 'strict' },
    },
  });
  const files = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  const panel = files.find((each) => each.type === 'chunk' && each.isEntry)?.fileName;
  if (panel === undefined) throw new Error('the part of the widget that is loaded later was not built');
  await build({
    ...common,
    define: { PANEL: JSON.stringify(`widget/${panel}`) },
    build: {
      outDir: dist,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: at('loader.ts'),
        output: { format: 'iife', entryFileNames: 'widget.js', codeSplitting: false },
      },
    },
  });
}

/** Serves it as built also while the dashboard is being developed. */
export const widget = (): Plugin => ({
  name: 'ahoy-widget',
  apply: (_config, { mode }) => mode !== 'test',
  configureServer: () => buildWidget(),
  closeBundle: { sequential: true, order: 'post', handler: () => buildWidget() },
});
