import type { KnownRefusal } from '@aftersale/contract'
import { type Result, refuse } from '@aftersale/kernel'

type TypeRefused = KnownRefusal<'attachments.type-refused'>

/** Why a file is not taken. */
export type Unwelcome = TypeRefused['why']

/** The media type of a file, or why it is of none that is taken. */
export type Told = Result<string, TypeRefused>

export const unwelcome = (why: Unwelcome): Told => refuse({ code: 'attachments.type-refused', why })
