import { type Aftersale, openServer } from '../../main.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Context, Report } from '../frame/index.ts'
import { withAftersale } from '../open.ts'
import { buildConsole } from './build-console.ts'

interface ServeOptions {
  readonly port: number
  readonly host: string | undefined
  readonly pack: string | undefined
}

type ServeContext = Context & { readonly options: ServeOptions }

export function runServer(context: ServeContext): Promise<Report | undefined> {
  return withAftersale(context, { pack: context.options.pack, level: 'info' }, (aftersale) =>
    serveUntilStopped(aftersale, context, { document: {}, lines: [] }),
  )
}

/** What goes with the server of a demonstration. */
export interface Demonstration {
  /** What its providers listen at; undefined: none of its own. */
  readonly env?: NodeJS.ProcessEnv
  /** Begins what happens beside the server, given a link that signs an administrator in; answers how to end it. */
  readonly begin?: (signInLink: string) => Promise<() => Promise<void>>
}

/** Listens, prints the address and the way in beneath what there is to report, and stops in order when asked to. */
export async function serveUntilStopped(
  aftersale: Aftersale,
  context: ServeContext,
  report: Report,
  demo?: Demonstration,
): Promise<undefined> {
  const { log } = aftersale
  if (!log.isLevelEnabled('warn')) log.level = 'warn'
  await buildConsole(context)
  const server = await openServer(aftersale, {
    dataDir: context.dataDir,
    env: { ...context.env, ...demo?.env },
    root: context.root,
    signInClock: systemClock,
  })
  let end: (() => Promise<void>) | undefined
  try {
    const address = await server.listen({ host: context.options.host ?? '127.0.0.1', port: context.options.port })
    const signInLink = demo === undefined ? null : await server.demoLink(address)
    const setUpLink = demo === undefined ? await server.setUpLink(address) : null
    const links = [
      { en: `Aftersale listens on ${address}`, 'zh-CN': `Aftersale 正在监听 ${address}` },
      ...(signInLink === null
        ? []
        : [{ en: `Sign in once with ${signInLink}`, 'zh-CN': `一次性登录链接：${signInLink}` }]),
      ...(setUpLink === null
        ? []
        : [{ en: `Set it up, once, at ${setUpLink}`, 'zh-CN': `一次性初始设置链接：${setUpLink}` }]),
    ]
    const document = { ...(report.document as object), address, signInLink, setUpLink }
    end = await demo?.begin?.(await server.demoLink(address))
    await context.serve({
      document,
      lines: [...report.lines, ...(report.lines.length > 0 ? [''] : []), ...links.map(context.in)],
    })
  } finally {
    await end?.()
    await server.close()
  }
  return undefined
}
