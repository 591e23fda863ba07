import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The revisions that readers got, numbered for them. The others hold words that nobody outside may see.
  `create table published_version (
     story_id uuid not null references story on delete cascade,
     version integer not null check (version > 0),
     revision_number integer not null,
     at timestamptz not null,
     correction_id uuid references correction,
     words_withheld boolean not null default false,
     primary key (story_id, version),
     foreign key (story_id, revision_number) references revision (story_id, number) on delete cascade
   )`,

  // Of revisions before this table the act tells whether readers got them, and a note that went on record in the
  // same moment what kind of change it was.
  `insert into published_version (story_id, version, revision_number, at, correction_id)
   select story_id, row_number() over (partition by story_id order by number), number,
     case when row_number() over (partition by story_id order by number) = 1
       then coalesce((content ->> 'updatedAt')::timestamptz, (content ->> 'firstPublishedAt')::timestamptz, at)
       else at end,
     case when act = 'publish-changes' then (
       select correction.id from correction
       where correction.story_id = revision.story_id and correction.kind <> 'retraction'
         and correction.at between revision.at - interval '5 seconds' and revision.at + interval '5 seconds'
       order by greatest(correction.at, revision.at) - least(correction.at, revision.at) limit 1
     ) end
   from revision
   where act in ('story-published', 'publish-changes', 'stories-imported')
     and content ->> 'state' in ('published', 'retracted')`,
];
