import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** While developing, the API is that of a server started beside it (`./aftersale start`). */
const target = process.env['AFTERSALE_URL'] ?? 'http://127.0.0.1:4280'

export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [react()],
  server: { proxy: { '/api': { target, changeOrigin: true, headers: { origin: target } } } },
  build: { target: 'es2022', reportCompressedSize: false },
})
