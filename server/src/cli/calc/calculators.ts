import type { Calculator } from './calculator.ts'

/** The calculators by name, each in the file of its name. Loaded when asked for: `--help` needs none of them. */
export const calculators = {
  allocate: async (): Promise<Calculator> => (await import('./allocate.ts')).allocate,
  refund: async (): Promise<Calculator> => (await import('./refund.ts')).refund,
  exchange: async (): Promise<Calculator> => (await import('./exchange.ts')).exchange,
  sla: async (): Promise<Calculator> => (await import('./sla.ts')).sla,
  warranty: async (): Promise<Calculator> => (await import('./warranty.ts')).warranty,
  'no-reason-return': async (): Promise<Calculator> => (await import('./no-reason-return.ts')).noReasonReturn,
}

export type CalculatorName = keyof typeof calculators
