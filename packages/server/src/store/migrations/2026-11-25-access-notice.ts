import { type Kysely, sql } from 'kysely';

/**
 * Whoever ends a session, changes a role or disables an account, by whatever way, tells every process with the
 * commit: the channel `onrecord_access`, with the person's id.
 */
const STATEMENTS = [
  `create function tell_access_changed() returns trigger language plpgsql as $$
   begin
     if tg_table_name = 'team_session' then
       perform pg_notify('onrecord_access', old.user_id);
     else
       perform pg_notify('onrecord_access', old.id);
     end if;
     return null;
   end $$`,

  `create trigger session_ended after delete on team_session
     for each row execute function tell_access_changed()`,

  `create trigger rights_changed after update of role, disabled_at on team_user
     for each row
     when (old.role is distinct from new.role or old.disabled_at is distinct from new.disabled_at)
     execute function tell_access_changed()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
