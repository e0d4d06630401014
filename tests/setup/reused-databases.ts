import pg from 'pg'

/** A database that has grown beyond this is slower to read than a new one is to make, even when empty. */
const MAX_GROWTH_BYTES = 4 * 1024 * 1024

/**
 * What a database needs for being used by one test after another: `test_reset.clean()` takes it back to how the migrations leave it,
 * or returns false if it cannot. Kept in a schema that the product does not look into.
 */
export const RESET_SCHEMA = `
create schema test_reset;
create table test_reset.altered ();
create table test_reset.first_size as select pg_database_size(current_database()) as bytes;

-- The few rows that migrations write.
do $$
declare name text; has_rows boolean;
begin
  for name in select tablename from pg_tables where schemaname = 'public' loop
    execute format('select exists (select from public.%I)', name) into has_rows;
    if has_rows then execute format('create table test_reset.rows_of_%s as select * from public.%I', name, name); end if;
  end loop;
end $$;

create function test_reset.clean() returns boolean language plpgsql as $$
declare name text;
begin
  -- What the last test left behind, such as a process that was killed.
  perform pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend';
  if exists (select from test_reset.altered) then return false; end if;
  if pg_database_size(current_database()) > (select bytes + ${MAX_GROWTH_BYTES} from test_reset.first_size)
    then return false; end if;
  -- Neither triggers nor foreign keys.
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public' loop
    execute format('delete from public.%I', name);
  end loop;
  for name in select substr(tablename, 9) from pg_tables where schemaname = 'test_reset' and tablename like 'rows_of_%' loop
    execute format('insert into public.%I overriding system value select * from test_reset.rows_of_%s', name, name);
  end loop;
  for name in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
    perform setval(format('public.%I', name), 1, false);
  end loop;
  return true;
end $$;

-- A test may change tables; nobody uses them after it.
create function test_reset.note_command() returns event_trigger language plpgsql as $$
begin
  if exists (select from pg_event_trigger_ddl_commands() where object_type not like '%temporary%' and schema_name = 'public')
    then insert into test_reset.altered default values; end if;
end $$;
create function test_reset.note_drop() returns event_trigger language plpgsql as $$
begin
  if exists (select from pg_event_trigger_dropped_objects() where schema_name = 'public')
    then insert into test_reset.altered default values; end if;
end $$;
create event trigger note_command on ddl_command_end execute function test_reset.note_command();
create event trigger note_drop on sql_drop execute function test_reset.note_drop();
`

interface OwnDatabase {
  name: string
  url: string
  /** Stays open: connecting costs as much as cleaning. */
  client: pg.Client
}

interface Server {
  url: string
  /** Its advisory locks say which databases are this process's; they end with it. */
  locks: pg.Client
  /** The number of the last database that this process requested. */
  asked: number
  free: OwnDatabase[]
}

let known: Promise<Server> | undefined

/**
 * A database as the migrations leave it, for one test. Making one costs about ten times as much as cleaning one, so each process of the run
 * keeps those that it has, and takes over those of processes that have ended.
 *
 * @param create makes a database of this name on the server, with `RESET_SCHEMA`
 * @returns what to call when the test has ended and its connections are closed
 */
export async function takeDatabase(
  serverUrl: string,
  create: (name: string) => Promise<void>,
): Promise<{ url: string; giveBack(): void }> {
  known ??= connectTo(serverUrl, 'postgres').then((locks) => ({ url: serverUrl, locks, asked: 0, free: [] }))
  const server = await known
  const database = await clean(server, server.free.pop() ?? (await claim(server, create)), create)
  return { url: database.url, giveBack: () => void server.free.push(database) }
}

async function claim(server: Server, create: (name: string) => Promise<void>): Promise<OwnDatabase> {
  const number = ++server.asked
  const { rows: locked } = await server.locks.query('select pg_try_advisory_lock($1) as mine', [number])
  if (!locked[0].mine) return claim(server, create)
  const name = `reused_${number}`
  const { rowCount } = await server.locks.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) await create(name)
  return open(server, name)
}

async function clean(
  server: Server,
  database: OwnDatabase,
  create: (name: string) => Promise<void>,
): Promise<OwnDatabase> {
  const { rows } = await database.client.query('select test_reset.clean() as is_clean')
  if (rows[0].is_clean) return database
  await database.client.end()
  await server.locks.query(`drop database ${database.name} with (force)`)
  await create(database.name)
  return open(server, database.name)
}

async function open({ url }: Server, name: string): Promise<OwnDatabase> {
  return { name, url: `${url}/${name}`, client: await connectTo(url, name) }
}

async function connectTo(serverUrl: string, name: string): Promise<pg.Client> {
  // Its types do not know `unref`.
  const client: pg.Client & { unref?(): void } = new pg.Client({ connectionString: `${serverUrl}/${name}` })
  await client.connect()
  // Nothing waits for it: the process may end while it is open.
  client.unref?.()
  return client
}
