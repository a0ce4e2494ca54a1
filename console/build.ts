import { buildWeb } from './build/build-web.ts'
import config from './vite.config.ts'

await buildWeb('console', config)
