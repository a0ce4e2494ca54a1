import type { AnswerOf, routes } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { caseTypeQuery } from '../../../api/listings.ts'

type Type = AnswerOf<(typeof routes)['getCaseType']>

/** A field of a case type, and whether one may write it. */
export type TypeField = Type['document']['fields'][number] & { readonly isFixed: boolean }

const none: readonly TypeField[] = []

/** The fields of a case type that one sees; none where no type is named. */
export function useTypeFields(key: string | undefined): readonly TypeField[] {
  const { data } = useQuery({
    ...caseTypeQuery(key ?? '', null),
    enabled: key !== undefined && key !== 'return',
    select: ({ document, fieldRights }) =>
      document.fields
        .filter(({ name }) => fieldRights[name] !== 'hidden')
        .map((field) => ({ ...field, isFixed: fieldRights[name(field)] === 'readonly' })),
  })
  return data ?? none
}

const name = (field: { readonly name: string }) => field.name
