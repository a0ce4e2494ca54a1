import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A new folder inside `parent`, named after this process. Those of processes that were killed are swept away. */
export async function temporaryFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    const abandoned = !isRunning(Number(name.split('-')[0]))
    if (abandoned) await rm(join(parent, name), { recursive: true, force: true })
  }
  return await mkdtemp(join(parent, `${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
