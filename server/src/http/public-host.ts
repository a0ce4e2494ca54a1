import { Trouble } from '../platform/trouble.ts'

/** The host of an address under which people reach us. Throws `Trouble` where it is none. */
export function publicHost(address: string): string {
  const url = URL.parse(address)
  if (url && /^https?:$/.test(url.protocol)) return url.host
  throw new Trouble('http.public-url', {
    'zh-CN': `“${address}”不是可用的访问地址，应写成 https://aftersale.example.cn 这样的形式。`,
    en: `“${address}” is no address to reach the server under; write it like https://aftersale.example.cn.`,
  })
}
