import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export function loadInstance(database: Database, id: string) {
  return database
    .selectFrom('process_instance')
    .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
    .select(['process_instance.id', 'process_instance.definition_id', 'process_instance.status'])
    .select(['process_instance.started_at', 'process_instance.ended_at', 'process_instance.variables'])
    .select(['definition.key', 'definition.version'])
    .where('process_instance.id', '=', id)
    .executeTakeFirst()
}

/**
 * The events in their order; beside the end of a visit to a user task stands what was submitted there last. The instance's
 * beginning spares PostgreSQL the months of the history before it; it is asked there and not given, because one plan serves
 * all then.
 */
export function loadEvents(database: Database, instanceId: string) {
  return database
    .selectFrom('process_event as event')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('user_task')
          .leftJoin('definition as form', 'form.id', 'user_task.form_id')
          .select(['user_task.submitted', 'form.content as form_content'])
          .whereRef('user_task.instance_id', '=', 'event.instance_id')
          .whereRef('user_task.visit', '=', 'event.visit')
          .where('user_task.submitted', 'is not', null)
          .orderBy('user_task.completed_at', 'desc')
          .limit(sql.lit(1))
          .as('answer'),
      (join) => join.on('event.kind', '=', 'left'),
    )
    .select(['event.number', 'event.at', 'event.kind', 'event.element', 'event.visit', 'event.data'])
    .select(['answer.submitted', 'answer.form_content'])
    .where('event.instance_id', '=', instanceId)
    .where('event.at', '>=', (of) =>
      of.selectFrom('process_instance').select('started_at').where('id', '=', instanceId),
    )
    .orderBy('event.number')
    .execute()
}

export function loadOpenIncidents(database: Database, instanceId: string) {
  return database
    .selectFrom('incident')
    .select(['id', 'element', 'code', 'message', 'created_at'])
    .where('instance_id', '=', instanceId)
    .where('resolved_at', 'is', null)
    .orderBy('created_at')
    .execute()
}
