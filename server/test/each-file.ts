import { afterAll } from 'vitest'
import { closeAll } from './closing.ts'

// The runner loads this anew before every test file.
afterAll(closeAll)
