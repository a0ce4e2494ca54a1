import { z } from 'zod'
import { caller, me } from '../caller.ts'
import { defineRoutes } from '../route.ts'
import { text } from '../scalars.ts'
import { exampleToken, linkRefusals, linkToken, newPassword } from '../sign-in.ts'

const email = z.email().max(254)
const password = text(128)
const nothing = z.undefined()
const attempts = 'access.too-many-attempts'

/** Coming in, going out, and who one is. Cookies carry the session; `set-cookie` comes with the answer. */
export const accessRoutes = defineRoutes({
  getSetup: {
    method: 'GET',
    path: '/api/setup',
    topic: 'access',
    summary: { en: 'Whether the first administrator is still missing', 'zh-CN': '是否还没有首位管理员' },
    access: 'open',
    answers: { 200: z.object({ needed: z.boolean() }).meta({ examples: [{ needed: true }] }) },
    refusals: [],
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    topic: 'access',
    summary: {
      en: 'Creates the first administrator with the one-time set-up link, and signs in',
      'zh-CN': '通过一次性初始设置链接创建首位管理员并登录',
    },
    access: 'open',
    body: z.strictObject({ token: linkToken, name: text(100), email, password: newPassword }).meta({
      examples: [{ token: exampleToken, name: '林晓', email: 'lin@example.com', password: 'correct horse battery' }],
    }),
    answers: { 200: caller },
    refusals: [...linkRefusals, 'access.setup-done', 'access.email-taken'],
  },
  signInByLink: {
    method: 'POST',
    path: '/api/sign-in-link',
    topic: 'access',
    summary: { en: 'Signs in with a one-time link', 'zh-CN': '通过一次性链接登录' },
    access: 'open',
    body: z.strictObject({ token: linkToken }).meta({ examples: [{ token: exampleToken }] }),
    answers: { 200: caller },
    refusals: linkRefusals,
  },
  signIn: {
    method: 'POST',
    path: '/api/auth/sign-in',
    topic: 'access',
    summary: { en: 'Signs in with a password', 'zh-CN': '使用密码登录' },
    access: 'open',
    body: z
      .strictObject({ email, password, remember: z.boolean().default(true) })
      .meta({ examples: [{ email: 'lin@example.com', password: 'correct horse battery' }] }),
    answers: {
      200: z
        .object({ secondFactorNeeded: z.boolean().meta({ description: 'Send the code to /api/auth/second-factor' }) })
        .meta({ examples: [{ secondFactorNeeded: false }] }),
    },
    refusals: ['access.password-wrong', attempts],
  },
  giveSecondFactor: {
    method: 'POST',
    path: '/api/auth/second-factor',
    topic: 'access',
    summary: {
      en: 'Completes a sign-in with a code from the authenticator app, or with a backup code',
      'zh-CN': '使用身份验证器的验证码或备用码完成登录',
    },
    access: 'open',
    body: z
      .strictObject({ kind: z.enum(['totp', 'backup-code']), code: text(40) })
      .meta({ examples: [{ kind: 'totp', code: '123456' }] }),
    answers: { 204: nothing },
    refusals: ['access.code-wrong', attempts],
  },
  signOut: {
    method: 'POST',
    path: '/api/auth/sign-out',
    topic: 'access',
    summary: { en: 'Ends this session', 'zh-CN': '退出登录' },
    access: 'person',
    permission: 'own-account',
    answers: { 204: nothing },
    refusals: [],
  },
  startTwoFactor: {
    method: 'POST',
    path: '/api/auth/two-factor/start',
    topic: 'access',
    summary: {
      en: 'Makes a secret for an authenticator app; the first right code turns two-factor sign-in on',
      'zh-CN': '生成身份验证器密钥；首次输入正确验证码后启用两步验证',
    },
    access: 'person',
    permission: 'own-account',
    body: z.strictObject({ password }).meta({ examples: [{ password: 'correct horse battery' }] }),
    answers: {
      200: z
        .object({ totpUri: z.string(), backupCodes: z.array(z.string()) })
        .meta({ examples: [{ totpUri: 'otpauth://totp/Aftersale:lin%40example.com', backupCodes: ['a1B2c-D3e4F'] }] }),
    },
    refusals: ['access.password-wrong', 'access.two-factor-on', attempts],
  },
  confirmTwoFactor: {
    method: 'POST',
    path: '/api/auth/two-factor/confirm',
    topic: 'access',
    summary: { en: 'Turns two-factor sign-in on with the first code', 'zh-CN': '用首个验证码启用两步验证' },
    access: 'person',
    permission: 'own-account',
    body: z.strictObject({ code: text(40) }).meta({ examples: [{ code: '123456' }] }),
    answers: { 204: nothing },
    refusals: ['access.code-wrong', 'access.two-factor-off', attempts],
  },
  stopTwoFactor: {
    method: 'POST',
    path: '/api/auth/two-factor/stop',
    topic: 'access',
    summary: { en: 'Turns two-factor sign-in off', 'zh-CN': '停用两步验证' },
    access: 'person',
    permission: 'own-account',
    body: z.strictObject({ password }).meta({ examples: [{ password: 'correct horse battery' }] }),
    answers: { 204: nothing },
    refusals: ['access.password-wrong', attempts],
  },
  changePassword: {
    method: 'POST',
    path: '/api/auth/change-password',
    topic: 'access',
    summary: { en: 'Changes the password and ends all other sessions', 'zh-CN': '修改密码并结束其他会话' },
    access: 'person',
    permission: 'own-account',
    body: z
      .strictObject({ password, newPassword })
      .meta({ examples: [{ password: 'correct horse battery', newPassword: 'staple battery horse' }] }),
    answers: { 204: nothing },
    refusals: ['access.password-wrong', attempts],
  },
  getMe: {
    method: 'GET',
    path: '/api/me',
    topic: 'access',
    summary: {
      en: 'Who I am, what I may do, and my groups, roles and shops',
      'zh-CN': '当前身份、权限、分组、角色与店铺',
    },
    access: 'session',
    permission: 'own-account',
    answers: { 200: me },
    refusals: [],
  },
})
