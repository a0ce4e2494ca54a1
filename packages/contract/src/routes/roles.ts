import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import {
  assignmentItem,
  exampleAssignment,
  exampleRole,
  exampleUnit,
  organisationUnit,
  organisationUnitItem,
  roleAssignment,
  roleKey,
  roleVersion,
} from '../roles.ts'
import { defineRoutes } from '../route.ts'
import { json, optionalQueryNumber } from '../scalars.ts'

const done = { repeated: false, refusal: null }
const MOST = 1_000

const exampleVersion: z.input<typeof roleVersion> = {
  key: exampleRole.key,
  version: 2,
  document: exampleRole,
  deployedAt: '2026-03-01T08:00:00Z',
  deployedBy: '林晓',
}

const { closedAt: _closed, ...unitExample } = exampleUnit
const { assignedAt: _at, assignedBy: _by, ...assignmentExample } = exampleAssignment

/** Which parts the company has, what its roles allow, and who has which role where. */
export const roleRoutes = defineRoutes({
  listOrganisationUnits: {
    method: 'GET',
    path: '/api/organisation-units',
    topic: 'access',
    summary: { en: 'The units of the company, the one at the top first', 'zh-CN': '组织单元列表（顶级在前）' },
    access: 'session',
    permission: 'roles.see',
    answers: { 200: z.object({ items: z.array(organisationUnit) }).meta({ examples: [{ items: [exampleUnit] }] }) },
    refusals: [],
  },
  putOrganisationUnits: {
    method: 'POST',
    path: '/api/organisation-units',
    topic: 'access',
    summary: {
      en: 'Makes, moves and closes units, and says which shops are theirs; records follow their shop',
      'zh-CN': '新建、移动、关闭组织单元，设置所属店铺；记录随店铺归属',
    },
    access: 'session',
    permission: 'roles.put',
    body: manyOf(organisationUnitItem, MOST).meta({ examples: [{ items: [{ key: 'u1', ...unitExample }] }] }),
    answers: {
      200: eachOutcome(z.object({ unit: roleKey })).meta({
        examples: [{ items: [{ key: 'u1', done: { unit: exampleUnit.unit }, ...done }] }],
      }),
    },
    refusals: [],
  },
  listRoles: {
    method: 'GET',
    path: '/api/roles',
    topic: 'access',
    summary: { en: 'Roles, each in its newest version', 'zh-CN': '角色列表（各自的最新版本）' },
    access: 'session',
    permission: 'roles.see',
    answers: { 200: z.object({ items: z.array(roleVersion) }).meta({ examples: [{ items: [exampleVersion] }] }) },
    refusals: [],
  },
  getRole: {
    method: 'GET',
    path: '/api/roles/{key}',
    topic: 'access',
    summary: { en: 'One version of a role', 'zh-CN': '角色的某个版本' },
    access: 'session',
    permission: 'roles.see',
    params: z.strictObject({ key: roleKey }),
    query: z.strictObject({ version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: the newest' }) }),
    answers: { 200: roleVersion.meta({ examples: [exampleVersion] }) },
    refusals: ['access.role-not-found'],
  },
  putRoles: {
    method: 'POST',
    path: '/api/roles',
    topic: 'access',
    summary: {
      en: 'Makes roles, or new versions of them, which count for everybody who has them at once',
      'zh-CN': '新建角色或发布其新版本，对拥有该角色的人员立即生效',
    },
    access: 'session',
    permission: 'roles.put',
    body: manyOf(z.object({ document: json.meta({ description: 'As in a role file' }) }), 100).meta({
      examples: [{ items: [{ key: 'r1', document: exampleRole }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ role: roleKey, version: z.int(), isNew: z.boolean() })).meta({
        examples: [{ items: [{ key: 'r1', done: { role: exampleRole.key, version: 2, isNew: true }, ...done }] }],
      }),
    },
    refusals: [],
  },
  listAssignments: {
    method: 'GET',
    path: '/api/role-assignments',
    topic: 'access',
    summary: { en: 'Who has which role where', 'zh-CN': '角色分配列表' },
    access: 'session',
    permission: 'roles.see',
    answers: {
      200: z.object({ items: z.array(roleAssignment) }).meta({ examples: [{ items: [exampleAssignment] }] }),
    },
    refusals: [],
  },
  changeAssignments: {
    method: 'POST',
    path: '/api/role-assignments',
    topic: 'access',
    summary: { en: 'Assigns roles to people in units, and takes them away', 'zh-CN': '为人员分配或收回角色' },
    access: 'person',
    permission: 'roles.assign',
    body: manyOf(assignmentItem, MOST).meta({ examples: [{ items: [{ key: 'a1', ...assignmentExample }] }] }),
    answers: {
      200: eachOutcome(z.object({ changed: z.boolean() })).meta({
        examples: [{ items: [{ key: 'a1', done: { changed: true }, ...done }] }],
      }),
    },
    refusals: [],
  },
})
