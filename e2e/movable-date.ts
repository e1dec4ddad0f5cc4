/** Runs in the service under test before its own modules: `Date` is as far ahead as the test last said, in seconds. */
const { now } = Date;
let aheadMs = 0;
Date.now = () => now() + aheadMs;
globalThis.Date = new Proxy(Date, {
  construct: (target, given: unknown[], made) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, made) as Date,
});

process.on('message', (aheadSeconds: number) => {
  aheadMs = aheadSeconds * 1000;
  process.send?.('moved');
});
// Waiting for the test alone keeps no process alive.
process.channel?.unref();
