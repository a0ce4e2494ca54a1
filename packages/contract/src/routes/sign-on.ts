import { z } from 'zod'
import { caller } from '../caller.ts'
import { defineRoutes } from '../route.ts'
import { text } from '../scalars.ts'

const state = text(200).meta({ description: 'As the identity provider gave it back' })

/** Coming in by the company's own identity provider (OpenID Connect), where one is set up. */
export const signOnRoutes = defineRoutes({
  getSignInWays: {
    method: 'GET',
    path: '/api/sign-in-ways',
    topic: 'access',
    summary: { en: 'How one may sign in here', 'zh-CN': '可用的登录方式' },
    access: 'open',
    answers: {
      200: z
        .object({
          singleSignOn: z
            .object({ name: z.string().meta({ description: 'What people call the identity provider' }) })
            .nullable(),
        })
        .meta({ examples: [{ singleSignOn: { name: '企业微信' } }] }),
    },
    refusals: [],
  },
  startSingleSignOn: {
    method: 'POST',
    path: '/api/auth/sso/start',
    topic: 'access',
    summary: {
      en: 'Where to sign in at the identity provider, which leads back to /sso',
      'zh-CN': '获取身份提供方的登录地址，登录后返回 /sso',
    },
    access: 'open',
    answers: {
      200: z
        .object({ url: z.url() })
        .meta({ examples: [{ url: 'https://login.example.cn/authorize?client_id=aftersale' }] }),
    },
    refusals: ['access.sso-off', 'access.sso-away', 'access.too-many-attempts'],
  },
  finishSingleSignOn: {
    method: 'POST',
    path: '/api/auth/sso/finish',
    topic: 'access',
    summary: {
      en: 'Signs in whoever the identity provider vouches for by a verified e-mail address',
      'zh-CN': '以身份提供方已验证的邮箱完成登录',
    },
    access: 'open',
    body: z
      .strictObject({
        state,
        code: text(4_000),
        issuer: text(500).optional().meta({ description: '`iss`, where the provider gave it (RFC 9207)' }),
      })
      .meta({ examples: [{ state: 'nQ8j2…', code: 'SplxlOBeZQQYbYS6WxSbIA' }] }),
    answers: { 200: caller },
    refusals: [
      'access.sso-off',
      'access.sso-away',
      'access.sso-expired',
      'access.sso-refused',
      'access.sso-unknown-person',
      'access.sso-mail-unverified',
      'access.too-many-attempts',
    ],
  },
})
