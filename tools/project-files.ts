import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const code = /\.tsx?$/

/** Every file of the project, relative to `root`, with `/`: what git tracks or would track; a plain folder is walked. */
export async function projectFiles(root: string): Promise<string[]> {
  const files = existsSync(join(root, '.git')) ? await gitFiles(root) : await walkedFiles(root)
  return files.toSorted()
}

/** The TypeScript files among them. */
export const codeFiles = async (root: string): Promise<string[]> =>
  (await projectFiles(root)).filter((file) => code.test(file))

async function gitFiles(root: string): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1 << 28,
  })
  return stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
}

async function walkedFiles(root: string): Promise<string[]> {
  const skipped = new Set(['node_modules', 'dist', '.git', '.aftersale', '.runtime'])
  const files: string[] = []
  const entries = glob('**', { cwd: root, withFileTypes: true, exclude: (entry) => skipped.has(entry.name) })
  for await (const entry of entries) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1))
  }
  return files
}
