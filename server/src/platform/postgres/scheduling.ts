import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Asks the kernel to let whoever wakes one of the server's sessions go on: the program would otherwise be put off its core by the
 * session that it has just asked something, although others wait for it. Sessions inherit it; on other systems than Linux, and
 * without the tool, all stays as it was. (docs/decisions/0174)
 */
export async function runAsBatch(pid: number): Promise<void> {
  if (process.platform !== 'linux') return
  await run('chrt', ['--batch', '--pid', '0', String(pid)]).catch(() => undefined)
}
