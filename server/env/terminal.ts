/** The parts that the commands at the terminal share. */
import { type Env, EnvError, readEnv } from './env.ts';

/** The variables; where one cannot be used, says so and ends. */
export function envOrExit(source: NodeJS.ProcessEnv): Env {
  try {
    return readEnv(source);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
