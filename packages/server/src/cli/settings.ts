import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { changeSettings } from '../commands/save-newsroom.ts';
import { Refused } from '../refused.ts';
import { openDatabase } from '../store/database.ts';
import { findSettings } from '../store/newsroom.ts';
import { say } from './print.ts';

/** `onrecord settings [NAME [VALUE]]`: shows the newsroom's settings, one of them, or changes one. */
export async function settings(
  connectionString: string,
  name: string | undefined,
  value: string | undefined,
): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 2 });
  try {
    const current = (await findSettings(db)) ?? DEFAULT_SETTINGS;
    if (name === undefined) {
      for (const [key, setting] of Object.entries(current)) say(`${key} = ${shown(setting)}`);
      return;
    }
    if (!(name in DEFAULT_SETTINGS))
      throw new Refused(
        `There is no setting ${name}. There are: ${Object.keys(DEFAULT_SETTINGS).join(', ')}.`,
      );
    const key = name as keyof NewsroomSettings;
    if (value === undefined) {
      say(shown(current[key]));
      return;
    }
    const context = { db, clock: () => new Date(), actor: 'command line' };
    const parsed = typeof DEFAULT_SETTINGS[key] === 'string' ? value : parseJson(name, value);
    const changed = await changeSettings(context, { [key]: parsed });
    if (!changed.ok) throw new Refused(changed.error.join('\n'));
    say(`${name} = ${shown(parsed)}${changed.value === 'unchanged' ? ' (as before)' : ''}`);
  } finally {
    await db.destroy();
  }
}

const shown = (setting: unknown) => (typeof setting === 'string' ? setting : JSON.stringify(setting));

function parseJson(name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused(
      `${name} needs JSON, such as ${JSON.stringify(DEFAULT_SETTINGS[name as keyof NewsroomSettings])}; got ${value}`,
    );
  }
}
