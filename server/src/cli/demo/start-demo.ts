import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { type Context, Failure } from '../frame/index.ts'

type DemoContext = Context & { readonly options: { readonly speed: number; readonly seed: number } }

const document = z.object({ address: z.string(), signInLink: z.string() })

interface RunningDemo {
  readonly address: string
  /** Signs the administrator in, once. */
  readonly signInLink: string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
}

/** Starts the demonstration in a process of its own, with these providers or its own, and answers once it listens. */
export async function startDemo(context: DemoContext, providers?: string): Promise<RunningDemo> {
  const { speed, seed } = context.options
  const args = ['demo', '--port', '0', '--speed', String(speed), '--seed', String(seed), '--json']
  if (context.verbose) args.push('--verbose')
  const child = spawn(
    process.execPath,
    [join(context.root, 'server/src/cli/main.ts'), ...args, '--data-dir', context.dataDir],
    {
      // By the channel it learns that whoever began it is gone, however that came.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // An interrupt of the terminal is for whoever began it, who then ends the demonstration in order.
      detached: true,
      env: { ...context.env, ...(providers !== undefined && { AFTERSALE_SANDBOX_URL: providers }) },
    },
  )
  const ended = once(child, 'exit')
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4_000)
    context.detail(text.trimEnd())
  })
  let printed = ''
  const listens = new Promise<z.output<typeof document>>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const read = document.safeParse(parsed(printed))
      if (read.success) resolve(read.data)
    })
  })
  const { address, signInLink } = await Promise.race([
    listens,
    ended.then(([code]) => {
      const words = `The demonstration ended with ${code}: ${said}`
      throw new Failure('demo.ended', { en: words, 'zh-CN': `演示环境已退出（${code}）：${said}` })
    }),
  ])
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return { address, signInLink, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** What was printed so far, where it is a whole document. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
