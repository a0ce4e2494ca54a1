import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Context, Failure } from '../frame/index.ts'

type DemoContext = Context & { readonly options: { readonly speed: number; readonly seed: number } }

interface RunningDemo {
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
}

/** Starts the demonstration in a process of its own, and answers once it listens. */
export async function startDemo(context: DemoContext, providers: string): Promise<RunningDemo> {
  const { speed, seed } = context.options
  const args = ['demo', '--port', '0', '--speed', String(speed), '--seed', String(seed), '--json']
  if (context.verbose) args.push('--verbose')
  const child = spawn(
    process.execPath,
    [join(context.root, 'server/src/cli/main.ts'), ...args, '--data-dir', context.dataDir],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...context.env, AFTERSALE_SANDBOX_URL: providers },
    },
  )
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4_000)
    context.detail(text.trimEnd())
  })
  const listens = once(child.stdout, 'data')
  await Promise.race([
    listens,
    ended.then(([code]) => {
      const words = `The demonstration ended with ${code}: ${said}`
      throw new Failure('trial.no-demo', { en: words, 'zh-CN': `演示环境已退出（${code}）：${said}` })
    }),
  ])
  child.stdout.resume()
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
