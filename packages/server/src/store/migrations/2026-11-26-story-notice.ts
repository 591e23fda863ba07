import { type Kysely, sql } from 'kysely';

/**
 * Whoever acts on a story, at the desk or by the schedule, tells every process with the commit, and so does a text
 * that begins or ends to differ from what readers have: the channel `onrecord_story`, with the story's id.
 */
const STATEMENTS = [
  `create function tell_story_changed() returns trigger language plpgsql as $$
   begin
     if tg_table_name = 'audit_entry' then
       perform pg_notify('onrecord_story', new.subject_id);
     else
       perform pg_notify('onrecord_story', new.story_id::text);
     end if;
     return null;
   end $$`,

  `create trigger story_acted_on after insert on audit_entry
     for each row when (new.subject_type = 'story' and new.subject_id is not null)
     execute function tell_story_changed()`,

  `create trigger staged_changes_began_or_ended after update of has_staged_changes on working_copy
     for each row when (old.has_staged_changes is distinct from new.has_staged_changes)
     execute function tell_story_changed()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
