/**
 * A process that does nothing but co-editing, to be killed: `DATABASE_URL` and `PORT` say where. Prints "listening"
 * when it takes connections.
 */
import { startCollabServer } from './co-editors.ts';

const { DATABASE_URL: connectionString = '', PORT: port = '0' } = process.env;
const started = await startCollabServer({ connectionString, port: Number(port) });
process.stdout.write(`listening ${started.port}\n`);
await started.collab.recover();
