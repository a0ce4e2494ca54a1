import type { FastifyInstance } from 'fastify'
import { type Sentence, Trouble } from '../platform/trouble.ts'

export type ListenOptions = { readonly host: string; readonly port: number }

const REASONS: Readonly<Record<string, (options: ListenOptions) => Sentence>> = {
  EADDRINUSE: ({ host, port }) => ({
    'zh-CN': `${host} 的端口 ${port} 已被占用，请换一个 --port，或停止占用它的程序。`,
    en: `Port ${port} on ${host} is taken; choose another --port, or stop the program that uses it.`,
  }),
  EACCES: ({ port }) => ({
    'zh-CN': `没有权限使用端口 ${port}，请换一个大于 1023 的 --port。`,
    en: `This user may not use port ${port}; choose a --port above 1023.`,
  }),
  EADDRNOTAVAIL: ({ host }) => ({
    'zh-CN': `本机没有地址 ${host}，请检查 --host。`,
    en: `This machine has no address ${host}; check --host.`,
  }),
  ENOTFOUND: ({ host }) => ({
    'zh-CN': `找不到主机名 ${host}，请检查 --host。`,
    en: `The host name ${host} is not known; check --host.`,
  }),
}

/** Begins to listen and answers the address to open in a browser. Port 0 takes a free one. */
export async function listen(app: FastifyInstance, options: ListenOptions): Promise<string> {
  try {
    return reachable(await app.listen({ ...options }))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const text = REASONS[code]?.(options)
    if (!text) throw error
    throw new Trouble(`http.listen-${code.toLowerCase()}`, text, error)
  }
}

/** `0.0.0.0` and `[::]` mean every address of the machine, and are none to visit. */
const reachable = (address: string) => address.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1')
