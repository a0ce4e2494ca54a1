import { FeelFunction, type FeelParameter, type FeelValue } from './value.ts'

export function externalFunction(parameters: readonly FeelParameter[], mapping: FeelValue): FeelValue {
  return mapping === null ? null : new FeelFunction(String(parameters.length), [])
}
