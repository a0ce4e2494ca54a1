import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Failure } from '../frame/index.ts'

/** Builds the console and the portal where their sources have changed since they were built; their own scripts know. */
export async function buildConsole(context: Context): Promise<void> {
  await Promise.all([buildApp(context, 'console'), buildApp(context, 'portal')])
}

async function buildApp(context: Context, app: 'console' | 'portal'): Promise<void> {
  const script = join(context.root, app, 'build.ts')
  if (!existsSync(script)) return
  const child = spawn(process.execPath, [script], { cwd: context.root, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code === 0) return
  throw new Failure('console.not-built', {
    en: `The ${app} could not be built:\n${said.trim()}`,
    'zh-CN': `${app === 'console' ? '控制台' : '自助门户'}构建失败：\n${said.trim()}`,
  })
}
