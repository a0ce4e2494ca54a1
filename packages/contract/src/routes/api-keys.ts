import { z } from 'zod'
import { keyRole } from '../roles.ts'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'

const id = z.uuid()
const example = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  name: '仓库系统',
  start: 'as_k3Jd9X',
  createdBy: '林晓',
  createdAt: '2026-03-01T08:00:00Z',
  lastUsedAt: null,
}

const apiKey = z.object({
  id,
  name: z.string(),
  start: z.string().meta({ description: 'How the key begins, to recognise it by' }),
  createdBy: z.string(),
  createdAt: instantText,
  lastUsedAt: instantText.nullable(),
})

/** Keys for programs. Only a signed-in administrator manages them: a stolen key cannot make itself a successor. */
export const apiKeyRoutes = defineRoutes({
  listApiKeys: {
    method: 'GET',
    path: '/api/api-keys',
    topic: 'api-keys',
    summary: { en: 'All API keys that are valid', 'zh-CN': '全部有效的 API 密钥' },
    access: 'person',
    permission: 'api-keys.manage',
    answers: { 200: z.object({ items: z.array(apiKey) }).meta({ examples: [{ items: [example] }] }) },
    refusals: [],
  },
  createApiKey: {
    method: 'POST',
    path: '/api/api-keys',
    topic: 'api-keys',
    summary: { en: 'Makes an API key, which is shown this once', 'zh-CN': '创建 API 密钥，密钥只显示这一次' },
    access: 'person',
    permission: 'api-keys.manage',
    body: z
      .strictObject({
        name: text(64),
        roles: z
          .array(keyRole)
          .max(20)
          .default([])
          .meta({ description: 'What the key may do of what its maker may; all of it where none are named' }),
      })
      .meta({ examples: [{ name: '仓库系统' }] }),
    answers: {
      201: z
        .object({ ...apiKey.shape, key: z.string() })
        .meta({ examples: [{ ...example, key: 'as_k3Jd9XhQmPzTnVbRyWcLgFsKdJaEuXoIiNqMzBvHtGpYrCwS' }] }),
    },
    refusals: ['access.role-unknown', 'access.unit-unknown'],
  },
  revokeApiKey: {
    method: 'DELETE',
    path: '/api/api-keys/{id}',
    topic: 'api-keys',
    summary: { en: 'Revokes an API key at once', 'zh-CN': '立即撤销 API 密钥' },
    access: 'person',
    permission: 'api-keys.manage',
    params: z.strictObject({ id }),
    answers: { 204: z.undefined() },
    refusals: ['access.key-not-found'],
  },
})
