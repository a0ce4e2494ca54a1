import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Compiled code is kept between runs: a start with the whole server loads about twice as fast. */
const root = join(import.meta.dirname, '../../..')
enableCompileCache(join(root, '.runtime/compiled'))

const { flushed, ignoreClosedPipes, runCli, stoppingBy } = await import('./frame/index.ts')
const { commands } = await import('./commands.ts')

ignoreClosedPipes([process.stdout, process.stderr])
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const code = await runCli(process.argv.slice(2), {
  commands,
  version,
  root,
  cwd: process.cwd(),
  env: process.env,
  out: process.stdout,
  err: process.stderr,
  stopping: stoppingBy(process),
  clock: () => performance.now(),
})
await flushed(process.stdout)
process.exit(code)
