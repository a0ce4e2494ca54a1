import { instantOf } from '@aftersale/kernel'
import { checkRules } from './check-rules.ts'

/** What is asked of the worker: a number to tell the answer by, and the file. */
export interface CheckRequest {
  readonly number: number
  readonly xml: string
}

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  self.postMessage({ number: data.number, check: checkRules(data.xml, instantOf(Date.now())) }, { transfer: [] })
})
