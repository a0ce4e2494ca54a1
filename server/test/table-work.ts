import type { Engine } from '../src/engine/index.ts'
import { openLog } from '../src/platform/log.ts'
import { actor } from './engine.ts'

/** What an import needs beside its file: who opens the cases of its rows, and a log that nobody reads. */
export const tableWork = (engine: Engine) => ({
  opening: { engine, by: async () => actor('importer') },
  log: openLog({ level: 'silent' }),
})
