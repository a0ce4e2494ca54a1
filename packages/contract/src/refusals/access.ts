import { z } from 'zod'
import { type Permission, permissionEntry, permissionNames } from '../permissions.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const permission = z.enum(permissionNames as [Permission, ...Permission[]])
const wordsOf = (name: Permission) => permissionEntry(name).words

/** Who may come in, and how. */
export const accessRefusals = {
  'access.sign-in-needed': plainRefusal(401, {
    en: 'Sign in, or send an API key in the x-api-key header.',
    'zh-CN': '请先登录，或在 x-api-key 请求头中提供 API 密钥。',
  }),
  'access.key-wrong': plainRefusal(401, {
    en: 'This API key is unknown or has been revoked.',
    'zh-CN': '此 API 密钥不存在或已被撤销。',
  }),
  'access.not-permitted': factualRefusal(
    403,
    { permission },
    { permission: 'refunds.issue' },
    {
      en: ({ permission: name }) => `Your roles do not allow this. You need the permission “${wordsOf(name).en}”.`,
      'zh-CN': ({ permission: name }) => `您的角色无权执行此操作，需要权限“${wordsOf(name)['zh-CN']}”。`,
    },
  ),
  'access.persons-only': plainRefusal(403, {
    en: 'Only a signed-in person can do this, not an API key.',
    'zh-CN': '只有已登录的人员可以执行此操作，API 密钥不可以。',
  }),
  'access.password-wrong': plainRefusal(401, {
    en: 'Wrong email or password.',
    'zh-CN': '邮箱或密码不正确。',
  }),
  'access.code-wrong': plainRefusal(401, {
    en: 'The code is wrong or expired.',
    'zh-CN': '验证码不正确或已过期。',
  }),
  'access.two-factor-off': plainRefusal(409, {
    en: 'Two-factor authentication is not set up for this account.',
    'zh-CN': '此账号尚未设置两步验证。',
  }),
  'access.two-factor-on': plainRefusal(409, {
    en: 'Two-factor authentication is already on. Turn it off first.',
    'zh-CN': '两步验证已启用，请先停用。',
  }),
  'access.too-many-attempts': factualRefusal(
    429,
    { retryAfterSeconds: z.int() },
    { retryAfterSeconds: 120 },
    {
      en: ({ retryAfterSeconds }) => `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
      'zh-CN': ({ retryAfterSeconds }) => `尝试次数过多，请在 ${retryAfterSeconds} 秒后重试。`,
    },
  ),
  'access.link-wrong': plainRefusal(404, {
    en: 'This link is not valid.',
    'zh-CN': '此链接无效。',
  }),
  'access.link-used': plainRefusal(410, {
    en: 'This link has already been used.',
    'zh-CN': '此链接已被使用。',
  }),
  'access.link-expired': plainRefusal(410, {
    en: 'This link has expired. Ask the person who invited you for a new one; for the set-up link, restart the server.',
    'zh-CN': '此链接已过期。重新启动服务器会给出新的链接；邀请链接可请邀请人重新生成。',
  }),
  'access.has-password': plainRefusal(409, {
    en: 'This person already has a password.',
    'zh-CN': '此人员已有密码，请直接使用密码登录。',
  }),
  'access.setup-done': plainRefusal(409, {
    en: 'This system already has an administrator. Sign in instead.',
    'zh-CN': '系统已有管理员，请直接登录。',
  }),
  'access.email-taken': plainRefusal(409, {
    en: 'This email address is already in use.',
    'zh-CN': '此邮箱已被使用。',
  }),
  'access.no-administrator': plainRefusal(409, {
    en: 'There is no administrator yet. Start the server and open the set-up link it prints.',
    'zh-CN': '系统还没有管理员。请启动服务器并打开它给出的初始设置链接。',
  }),
  'access.key-not-found': plainRefusal(404, {
    en: 'API key not found.',
    'zh-CN': '没有这个 API 密钥。',
  }),
  'access.person-not-found': plainRefusal(404, {
    en: 'Person not found.',
    'zh-CN': '没有这个人员。',
  }),
  'access.not-in-group': factualRefusal(
    404,
    { group: z.string() },
    { group: 'store-managers' },
    {
      en: ({ group }) => `The person is not in the group ${group}.`,
      'zh-CN': ({ group }) => `该人员不在 ${group} 组中。`,
    },
  ),
  'access.administrators-only': plainRefusal(403, {
    en: 'Only administrators can do this to an administrator.',
    'zh-CN': '只有管理员可以对管理员执行此操作。',
  }),
  'access.left-already': plainRefusal(409, {
    en: 'This person has already left.',
    'zh-CN': '该人员已离职。',
  }),
  'access.leave-oneself': plainRefusal(409, {
    en: 'You can’t close your own account; ask someone else to do it.',
    'zh-CN': '不能为自己办理离职，请由他人操作。',
  }),
  'access.work-remains': factualRefusal(
    409,
    { tasks: z.int() },
    { tasks: 3 },
    {
      en: ({ tasks }) => `There are ${tasks} open tasks. Choose a successor who can take them over.`,
      'zh-CN': ({ tasks }) => `还有 ${tasks} 项未完成的工作，请指定能够接手的接替人。`,
    },
  ),
  'access.sso-off': plainRefusal(409, {
    en: 'Single sign-on is not set up here. Sign in with your password.',
    'zh-CN': '系统未启用单点登录，请使用密码登录。',
  }),
  'access.sso-away': plainRefusal(503, {
    en: 'Couldn’t reach the identity provider, or it returned an error. Try again, or sign in with your password.',
    'zh-CN': '无法连接身份提供方，或其返回异常。请重试，或使用密码登录。',
  }),
  'access.sso-expired': plainRefusal(410, {
    en: 'This sign-in has expired or was started in another browser. Start again.',
    'zh-CN': '此次登录已超时，或不是在本浏览器中发起的，请重新登录。',
  }),
  'access.sso-refused': plainRefusal(401, {
    en: 'The identity provider rejected your sign-in.',
    'zh-CN': '身份提供方未通过您的登录。',
  }),
  'access.sso-unknown-person': plainRefusal(403, {
    en: 'No active account uses this email address. Ask an administrator to add you.',
    'zh-CN': '系统中没有使用此邮箱的在职人员，请联系管理员添加。',
  }),
  'access.sso-mail-unverified': plainRefusal(403, {
    en: 'The identity provider has not verified your email address, so we can’t confirm who you are.',
    'zh-CN': '身份提供方未验证您的邮箱，无法据此确认您的身份。',
  }),
}
