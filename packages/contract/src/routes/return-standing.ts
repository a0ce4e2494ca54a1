import type { z } from 'zod'
import { exampleReturn, goodsReturn } from '../returns.ts'
import { text } from '../scalars.ts'

export const MOST_RETURNS = 10_000
export const RETURNS_BODY = 32 * 1024 * 1024
export const returnName = text(200).meta({ description: "The return's id or its number" })
export const returnLine = text(200).meta({ description: "The return line's id" })
export const exampleUnits = { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31', units: 1 }

/** How a return stands after a command. */
export const standing = goodsReturn.pick({ id: true, number: true, reception: true, acceptance: true, awaited: true })
const { id, number, reception, acceptance, awaited } = exampleReturn
export const exampleStanding = { id, number, reception, acceptance, awaited }

export const outcome = (key: string, done: z.input<typeof standing>) => ({
  items: [{ key, done, repeated: false, refusal: null }],
})
