import { BlockList, isIP } from 'node:net'
import type { Bilingual } from '@aftersale/contract'

const inside = new BlockList()
// RFC 6890 and its successors: addresses that are not of the open internet.
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, bits, 'ipv4')
}

/** Of IPv6 only global unicast addresses are outside, less those that carry an IPv4 address or are for documentation. */
const outside = new BlockList()
outside.addSubnet('2000::', 3, 'ipv6')
const carrying = new BlockList()
carrying.addSubnet('2001::', 23, 'ipv6')
carrying.addSubnet('2001:db8::', 32, 'ipv6')
carrying.addSubnet('2002::', 16, 'ipv6')

/** Whether an IP address is not one of the open internet. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return inside.check(address, 'ipv4')
  return !outside.check(address, 'ipv6') || carrying.check(address, 'ipv6')
}

const NO_ADDRESS = { en: 'must be an https address', 'zh-CN': '必须是 https 地址' }
const WITH_SECRETS = {
  en: 'must hold no user name or password: the secret signs',
  'zh-CN': '不能包含用户名或密码（由密钥签名）',
}
const INSIDE = { en: 'is an address inside a network of its own', 'zh-CN': '是内部网络地址' }

/** Why a webhook may not have this address; null where it may. What a name leads to is seen when it is connected to. */
export function urlProblem(text: string, allowPrivate: boolean): Bilingual | null {
  const url = URL.parse(text)
  if (url === null || !(url.protocol === 'https:' || (allowPrivate && url.protocol === 'http:'))) return NO_ADDRESS
  if (url.username !== '' || url.password !== '') return WITH_SECRETS
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (allowPrivate) return null
  if (isIP(host) !== 0) return isPrivateAddress(host) ? INSIDE : null
  return host === 'localhost' || host.endsWith('.localhost') ? INSIDE : null
}
