import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'

/** Puts a text in the place of what a file holds, all of it or, whatever happens meanwhile, nothing. Links stay links. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const mode = await stat(target).then(
    (found) => found.mode,
    () => null,
  )
  const draft = `${target}.${process.pid}.draft`
  try {
    await writeFile(draft, text)
    if (mode !== null) await chmod(draft, mode)
    await rename(draft, target)
  } finally {
    await rm(draft, { force: true })
  }
}
