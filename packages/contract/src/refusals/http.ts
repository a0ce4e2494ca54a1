import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { bilingual } from '../language.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const megabytes = (bytes: number) => Math.round((bytes / 1_048_576) * 100) / 100

/** What the HTTP door itself refuses, whatever the route. */
export const httpRefusals = {
  'http.fields-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'requests[2].quantity', en: 'must be at least 1', 'zh-CN': '不能小于 1' }] },
    {
      en: ({ fields }) => `${fields.length === 1 ? 'One field is' : `${fields.length} fields are`} not as expected.`,
      'zh-CN': ({ fields }) => `有 ${fields.length} 个字段不符合要求。`,
    },
  ),
  'http.body-unreadable': factualRefusal(
    400,
    { problem: fieldProblem },
    { problem: { path: '', en: 'the text ends too early', 'zh-CN': '内容不完整' } },
    {
      en: ({ problem }) => `The body is not JSON that can be read: ${problem.path && `${problem.path} `}${problem.en}.`,
      'zh-CN': ({ problem }) => `请求内容不是可读取的 JSON：${problem.path}${problem['zh-CN']}。`,
    },
  ),
  'http.body-too-large': factualRefusal(
    413,
    { limitBytes: z.int() },
    { limitBytes: 1_048_576 },
    {
      en: ({ limitBytes }) => `The body is larger than ${limitBytes} bytes.`,
      'zh-CN': ({ limitBytes }) => `请求内容超过了 ${limitBytes} 字节。`,
    },
  ),
  'http.body-type-wrong': factualRefusal(
    415,
    { expected: z.string() },
    { expected: 'application/json' },
    {
      en: ({ expected }) => `The body must be sent with Content-Type ${expected}.`,
      'zh-CN': ({ expected }) => `请求内容的 Content-Type 必须是 ${expected}。`,
    },
  ),
  'http.request-malformed': plainRefusal(400, {
    en: 'The request is not well-formed HTTP.',
    'zh-CN': '请求不符合 HTTP 格式。',
  }),
  'http.upload-cut-off': plainRefusal(400, {
    en: 'The upload was interrupted. Nothing was saved; upload the file again.',
    'zh-CN': '上传中断，文件没有完整到达。未保留任何内容，请重新上传。',
  }),
  'http.upload-too-large': factualRefusal(
    413,
    { limitBytes: z.int() },
    { limitBytes: 20_971_520 },
    {
      en: ({ limitBytes }) => `The file is larger than ${megabytes(limitBytes)} MB. Nothing was kept.`,
      'zh-CN': ({ limitBytes }) => `文件超过 ${megabytes(limitBytes)} MB，未保留任何内容。`,
    },
  ),
  'http.range-unsatisfiable': factualRefusal(
    416,
    { bytes: z.int() },
    { bytes: 1000 },
    {
      en: ({ bytes }) => `The range that was asked for lies beyond the ${bytes} bytes of the file.`,
      'zh-CN': ({ bytes }) => `所请求的范围超出了文件的 ${bytes} 字节。`,
    },
  ),
  'http.host-unknown': plainRefusal(421, {
    en: 'This server does not answer under that host name. Start it with the address people use.',
    'zh-CN': '本服务器不使用这个主机名。请在启动时指定用户访问的地址。',
  }),
  'http.origin-foreign': plainRefusal(403, {
    en: 'This request came from another site and was not carried out.',
    'zh-CN': '该请求来自其他网站，未予执行。',
  }),
  'http.path-unknown': plainRefusal(404, {
    en: 'Nothing was found at this address.',
    'zh-CN': '此地址没有内容。',
  }),
  'http.disk-full': plainRefusal(507, {
    en: 'The server’s disk is full, so the file couldn’t be stored. Nothing was lost; upload it again when there is space.',
    'zh-CN': '服务器磁盘已满，文件无法保存。已有数据没有丢失，请在腾出空间后重新上传。',
  }),
  'http.console-missing': plainRefusal(404, {
    en: 'The web console is not built, so there is only the API here.',
    'zh-CN': '网页控制台尚未构建，这里只提供 API。',
  }),
  'http.unavailable': factualRefusal(
    503,
    { reason: bilingual.optional(), retryAfterSeconds: z.int() },
    { retryAfterSeconds: 5 },
    {
      en: ({ reason, retryAfterSeconds }) =>
        `${reason?.en ?? 'The service cannot be reached for the moment.'} Try again in ${retryAfterSeconds} seconds.`,
      'zh-CN': ({ reason, retryAfterSeconds }) =>
        `${reason?.['zh-CN'] ?? '服务暂不可用。'}请在 ${retryAfterSeconds} 秒后重试。`,
    },
  ),
  'http.not-ready': factualRefusal(
    503,
    { failed: z.array(z.string()), retryAfterSeconds: z.int() },
    { failed: ['database'], retryAfterSeconds: 5 },
    {
      en: ({ failed }) => `Not ready: ${failed.join(', ')}.`,
      'zh-CN': ({ failed }) => `尚未就绪：${failed.join('、')}。`,
    },
  ),
  'http.defect': factualRefusal(
    500,
    { requestId: z.string() },
    { requestId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11' },
    {
      en: ({ requestId }) => `Something went wrong on our side. Details are in the log under ${requestId}.`,
      'zh-CN': ({ requestId }) => `系统内部出错，详情已记入日志，编号 ${requestId}。`,
    },
  ),
}
