import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table team_user (
     id text primary key,
     name text not null,
     email text not null unique check (email = lower(email)),
     email_verified boolean not null,
     image text,
     two_factor_enabled boolean not null default false,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     role text not null check (role in ('viewer', 'reporter', 'editor', 'owner')),
     disabled_at timestamptz,
     demo boolean not null default false,
     contributor_id uuid references contributor on delete set null
   )`,

  `create table team_session (
     id text primary key,
     token text not null unique,
     user_id text not null references team_user on delete cascade,
     expires_at timestamptz not null,
     ip_address text,
     user_agent text,
     created_at timestamptz not null,
     updated_at timestamptz not null
   )`,
  `create index team_session_by_user on team_session (user_id)`,

  `create table team_account (
     id text primary key,
     account_id text not null,
     provider_id text not null,
     user_id text not null references team_user on delete cascade,
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     password text,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     unique (provider_id, account_id)
   )`,
  `create index team_account_by_user on team_account (user_id)`,

  // Steps that are under way: a passkey's challenge, the second factor.
  `create table team_verification (
     id text primary key,
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null,
     updated_at timestamptz not null
   )`,
  `create index team_verification_by_identifier on team_verification (identifier)`,
  `create index team_verification_by_expiry on team_verification (expires_at)`,

  `create table team_passkey (
     id text primary key,
     name text,
     public_key text not null,
     user_id text not null references team_user on delete cascade,
     credential_id text not null unique,
     counter double precision not null,
     device_type text not null,
     backed_up boolean not null,
     transports text,
     created_at timestamptz,
     aaguid text
   )`,
  `create index team_passkey_by_user on team_passkey (user_id)`,

  `create table team_two_factor (
     id text primary key,
     secret text not null,
     backup_codes text not null,
     user_id text not null references team_user on delete cascade,
     verified boolean,
     failed_verification_count integer,
     locked_until timestamptz
   )`,
  `create index team_two_factor_by_user on team_two_factor (user_id)`,

  // The link itself is nowhere: only its hash.
  `create table team_invitation (
     id uuid primary key,
     token_hash bytea not null unique,
     email text check (email = lower(email)),
     role text not null check (role in ('viewer', 'reporter', 'editor', 'owner')),
     user_id text references team_user on delete cascade,
     invited_by text,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  `create index team_invitation_open on team_invitation (created_at desc) where used_at is null`,

  // Wrong passwords, counted in a fixed number of buckets: whatever an attacker makes up, it never grows further.
  `create table team_try (
     kind text not null check (kind in ('account', 'address', 'device')),
     bucket integer not null check (bucket between 0 and 65535),
     failures integer not null,
     last_at timestamptz not null,
     free_at timestamptz not null,
     primary key (kind, bucket)
   )`,

  `create table team_device (
     token_hash bytea primary key,
     user_id text not null references team_user on delete cascade,
     seen_at timestamptz not null
   )`,
  `create index team_device_by_user on team_device (user_id, seen_at desc)`,

  `create table team_secret (
     "only" boolean primary key default true check ("only"),
     secret text not null
   )`,
];
