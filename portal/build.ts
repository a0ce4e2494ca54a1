import { buildWeb } from '../console/build/build-web.ts'
import config from './vite.config.ts'

await buildWeb('portal', config)
