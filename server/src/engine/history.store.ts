import type { Database } from '../platform/database.ts'

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

export function loadEvents(database: Database, instanceId: string) {
  return database
    .selectFrom('process_event')
    .select(['number', 'at', 'kind', 'element', 'visit', 'data'])
    .where('instance_id', '=', instanceId)
    .orderBy('number')
    .execute()
}

export function loadTasks(database: Database, instanceId: string) {
  return database
    .selectFrom('user_task')
    .leftJoin('definition', 'definition.id', 'user_task.form_id')
    .select(['user_task.id', 'user_task.visit', 'user_task.element', 'user_task.status', 'user_task.candidate_groups'])
    .select(['user_task.created_at', 'user_task.completed_at', 'user_task.completed_by', 'user_task.submitted'])
    .select(['definition.key as form_key', 'definition.content as form_content'])
    .where('user_task.instance_id', '=', instanceId)
    .orderBy('user_task.created_at')
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
