import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What is asked of the world outside, and what it says. */
export const providerRefusals = {
  'providers.call-not-found': plainRefusal(404, {
    en: 'Provider call not found.',
    'zh-CN': '没有这个外部调用。',
  }),
  'providers.call-ended': factualRefusal(
    409,
    { outcome: z.string() },
    { outcome: 'done' },
    {
      en: ({ outcome }) => `This call has already ended: ${outcome}. Nothing was changed.`,
      'zh-CN': ({ outcome }) => `此外部调用已结束（${outcome}），未作任何更改。`,
    },
  ),
  'providers.call-being-sent': plainRefusal(409, {
    en: 'This call is being sent at this moment. Try again in half a minute.',
    'zh-CN': '此外部调用正在发送中，请半分钟后再试。',
  }),
  'providers.may-have-happened': factualRefusal(
    409,
    { provider: z.string() },
    { provider: 'wechatpay' },
    {
      en: ({ provider }) =>
        `${provider} may have done this already. Look there first; then send it elsewhere with evenIfUncertain.`,
      'zh-CN': ({ provider }) =>
        `${provider} 可能已经执行了此调用。请先在对方系统核实，再以 evenIfUncertain 改由其他服务商执行。`,
    },
  ),
  'providers.not-set-up': factualRefusal(
    404,
    { provider: z.string() },
    { provider: 'wechatpay' },
    {
      en: ({ provider }) => `No provider named ${provider} is set up on this server.`,
      'zh-CN': ({ provider }) => `此服务器未配置名为 ${provider} 的服务商。`,
    },
  ),
  'providers.port-not-served': factualRefusal(
    422,
    { provider: z.string(), port: z.string() },
    { provider: 'kuaidi100', port: 'payment' },
    {
      en: ({ provider, port }) => `${provider} does not serve the port ${port}.`,
      'zh-CN': ({ provider, port }) => `${provider} 不提供 ${port} 类服务。`,
    },
  ),
  'providers.notification-untrusted': plainRefusal(401, {
    en: 'The notification is not signed by the provider, or not at this time.',
    'zh-CN': '通知的签名、证书序列号或时间不可信。',
  }),
  'providers.notification-unreadable': plainRefusal(422, {
    en: 'The notification is signed, but cannot be read.',
    'zh-CN': '通知的签名有效，但内容无法读取。',
  }),
}
