import { z } from 'zod'
import { exampleField, fieldDefinition, fieldEntity, fieldItem } from '../fields.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'

const written = fieldDefinition.pick({ entity: true, name: true, version: true })

/** Fields that a company gives to its records. */
export const fieldRoutes = defineRoutes({
  listFields: {
    method: 'GET',
    path: '/api/fields',
    topic: 'fields',
    summary: {
      en: 'Custom fields in the order of forms, retired ones too',
      'zh-CN': '自定义字段（含已停用），按表单顺序',
    },
    access: 'session',
    permission: 'settings.see',
    query: z.strictObject({ entity: fieldEntity.optional() }),
    answers: {
      200: z
        .object({ items: z.array(fieldDefinition) })
        .meta({ examples: [{ items: [{ ...exampleField, version: 1 }] }] }),
    },
    refusals: [],
  },
  putFields: {
    method: 'POST',
    path: '/api/fields',
    topic: 'fields',
    summary: {
      en: 'Adds custom fields and changes them; a field is retired rather than deleted',
      'zh-CN': '新增或修改自定义字段；字段只停用，不删除',
    },
    access: 'session',
    permission: 'settings.put',
    body: manyOf(fieldItem, 200).meta({ examples: [{ items: [{ key: 'f1', ...exampleField }] }] }),
    answers: {
      200: eachOutcome(written).meta({
        examples: [
          {
            items: [
              {
                key: 'f1',
                done: { entity: 'customer', name: 'memberLevel', version: 1 },
                repeated: false,
                refusal: null,
              },
            ],
          },
        ],
      }),
    },
    refusals: [],
  },
})
