import { type FeelContext, feelFromJson, feelToJson, type Json } from '@aftersale/feel'
import type { Compensable } from './state.ts'

export function writeCompensable({ variables, inner, ...one }: Compensable): Json {
  const written = {
    ...one,
    variables: variables === null ? null : feelToJson(variables),
    inner: inner.map(writeCompensable),
  }
  return written as unknown as Json
}

export function readCompensable(stored: unknown): Compensable {
  const { variables, inner, ...one } = stored as Compensable
  return {
    ...one,
    variables: variables === null ? null : (feelFromJson(variables) as FeelContext),
    inner: inner.map(readCompensable),
  }
}
