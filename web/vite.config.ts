import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build, defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Phones that citizens still carry: Android's WebView of 2020, iOS 14. */
const target = ['chrome87', 'safari14', 'firefox90'];

/** The widget is a classic script under a fixed name that may import nothing: it gets a build of its own. */
function widget(): Plugin {
  return {
    name: 'widget',
    apply: 'build',
    async generateBundle() {
      const result = await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          target,
          lib: { entry: here('./widget/widget.ts'), formats: ['iife'], name: 'widget', fileName: 'widget' },
        },
      });
      const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) =>
        'output' in part ? part.output : [],
      );
      const chunk = outputs.find((output) => output.type === 'chunk');
      if (!chunk) throw new Error('the widget came out empty');
      for (const module of chunk.moduleIds) this.addWatchFile(module);
      this.emitFile({ type: 'asset', fileName: 'widget.js', source: chunk.code });
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [widget()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target,
    // The CSP allows no data: scripts and no inline ones; small assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { chat: here('./index.html'), form: here('./form.html') },
      output: { chunkFileNames: 'assets/shared-[hash].js' },
    },
  },
});
