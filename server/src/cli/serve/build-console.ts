import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Failure } from '../frame/index.ts'

/** Builds the console where its sources have changed since it was built; its own script knows. */
export async function buildConsole(context: Context): Promise<void> {
  const script = join(context.root, 'console', 'build.ts')
  if (!existsSync(script)) return
  const child = spawn(process.execPath, [script], { cwd: context.root, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code === 0) return
  throw new Failure('console.not-built', {
    en: `The console could not be built:\n${said.trim()}`,
    'zh-CN': `控制台构建失败：\n${said.trim()}`,
  })
}
