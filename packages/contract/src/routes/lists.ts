import { z } from 'zod'
import { binaryContent } from '../binary.ts'
import {
  exampleSearch,
  exampleView,
  exportedName,
  exportQuery,
  listName,
  listView,
  searchAnswer,
  viewItem,
} from '../lists.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const { list, name, shared, content } = exampleView
const one = z.strictObject({ id: identifier })

/** How people look at lists, what of them leaves as a table, and the search across everything. */
export const listRoutes = defineRoutes({
  listListViews: {
    method: 'GET',
    path: '/api/list-views',
    topic: 'lists',
    summary: { en: 'Your views of lists, and those that are shared', 'zh-CN': '您保存的视图及公司共享的视图' },
    access: 'person',
    permission: 'own-account',
    query: z.strictObject({ list: listName.optional() }),
    answers: { 200: z.object({ items: z.array(listView) }).meta({ examples: [{ items: [exampleView] }] }) },
    refusals: [],
  },
  saveListView: {
    method: 'POST',
    path: '/api/list-views',
    topic: 'lists',
    summary: { en: 'Saves a view of a list', 'zh-CN': '保存列表视图' },
    access: 'person',
    permission: 'own-account',
    body: viewItem.meta({ examples: [{ list, name, shared, content }] }),
    answers: { 201: listView.meta({ examples: [exampleView] }) },
    refusals: ['lists.too-many-views'],
  },
  changeListView: {
    method: 'POST',
    path: '/api/list-views/{id}',
    topic: 'lists',
    summary: { en: 'Saves a view anew', 'zh-CN': '更新列表视图' },
    access: 'person',
    permission: 'own-account',
    params: one,
    body: viewItem.omit({ list: true }).meta({ examples: [{ name, shared, content }] }),
    answers: { 200: listView.meta({ examples: [exampleView] }) },
    refusals: ['lists.view-not-found', 'lists.view-not-yours'],
  },
  deleteListView: {
    method: 'DELETE',
    path: '/api/list-views/{id}',
    topic: 'lists',
    summary: { en: 'Deletes a view', 'zh-CN': '删除列表视图' },
    access: 'person',
    permission: 'own-account',
    params: one,
    answers: { 204: z.undefined() },
    refusals: ['lists.view-not-found', 'lists.view-not-yours'],
  },
  exportList: {
    method: 'GET',
    path: '/api/lists/{list}/export',
    handsOut: true,
    topic: 'lists',
    summary: {
      en: 'A list as a table, with what you may see of it: up to 100,000 rows',
      'zh-CN': '将列表导出为表格，仅含您有权查看的内容，至多 100,000 行',
    },
    access: 'session',
    permission: 'own-account',
    params: z.strictObject({ list: exportedName }),
    query: z.strictObject(exportQuery),
    binary: true,
    answers: { 200: binaryContent },
    refusals: [
      'access.not-permitted',
      'access.source-outside',
      'lists.columns-unknown',
      'paging.cursor-wrong',
      'fields.condition-wrong',
      'fields.not-searchable',
    ],
  },
  searchAll: {
    method: 'GET',
    path: '/api/search',
    topic: 'lists',
    summary: {
      en: 'Searches everything that you may see: the beginning of a number, or parts of a name',
      'zh-CN': '在您有权查看的全部内容中搜索：编号开头，或名称中的几个字',
    },
    access: 'session',
    permission: 'own-account',
    query: z.strictObject({ q: text(200).optional().meta({ description: 'Nothing is found where nothing is typed' }) }),
    answers: { 200: searchAnswer.meta({ examples: [exampleSearch] }) },
    refusals: [],
  },
})
