import { type Aftersale, openServer } from '../../main.ts'
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
    serveUntilStopped(aftersale, context, { document: {}, lines: [] }, 'start'),
  )
}

/** Listens, prints the address and the way in beneath what there is to report, and stops in order when asked to. */
export async function serveUntilStopped(
  aftersale: Aftersale,
  context: ServeContext,
  report: Report,
  as: 'start' | 'demo',
): Promise<undefined> {
  const { log } = aftersale
  if (!log.isLevelEnabled('warn')) log.level = 'warn'
  await buildConsole(context)
  const server = await openServer(aftersale, { dataDir: context.dataDir, env: context.env, root: context.root })
  try {
    const address = await server.listen({ host: context.options.host ?? '127.0.0.1', port: context.options.port })
    const signInLink = as === 'demo' ? await server.demoLink(address) : null
    const setUpLink = as === 'demo' ? null : await server.setUpLink(address)
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
    await context.serve({
      document,
      lines: [...report.lines, ...(report.lines.length > 0 ? [''] : []), ...links.map(context.in)],
    })
  } finally {
    await server.close()
  }
  return undefined
}
