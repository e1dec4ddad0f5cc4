/** An engine that is no pipeline keeps the contract of an engine. */
import { engineContract } from './contract-engine.ts';
import { Echo } from './testing-echo.ts';

engineContract('the echo', () => {
  const engine = new Echo();
  return { engine, told: () => engine.told.join('\n') };
});
