import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** While developing, the API is that of a server started beside it (`./aftersale start`). */
const target = process.env['AFTERSALE_URL'] ?? 'http://127.0.0.1:4280'

const LIBRARIES = /\/node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|zod)\//

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server carries out only what comes from its own pages, so the proxy speaks as one of them.
  server: { proxy: { '/api': { target, changeOrigin: true, headers: { origin: target } } } },
  build: {
    target: 'es2023',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What changes seldom is a script of its own, which browsers keep from one release to the next.
            { name: 'libraries', test: LIBRARIES, priority: 1 },
            // What many pages need comes with the first of them: a page asked for a hundred small scripts otherwise.
            { name: 'components', test: /\/node_modules\//, minShareCount: 6 },
            { name: 'common', minShareCount: 6 },
          ],
        },
      },
    },
  },
})
