import Database from 'better-sqlite3'

/** New jobs stay in the queue as after a restore: what it costs to write them is measured without what it costs to run them. */
export function holdNewJobs(file: string): void {
  const database = new Database(file)
  database.exec('create trigger hold_new after insert on jobs begin update jobs set held_at = 1 where id = new.id; end')
  database.close()
}

/** Takes the jobs out of the queue, so that the worker is at rest while something else is measured. */
export function emptyQueue(file: string): void {
  const database = new Database(file)
  database.exec('delete from jobs')
  database.close()
}
