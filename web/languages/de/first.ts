/** The German texts of the pages that one arrives at: before the sign-in, and Live. */
export { billing } from './billing.ts';
export { common } from './common.ts';
export { customers } from './customers.ts';
export { live } from './live.ts';
export { messages } from './messages.ts';
export { phone } from './phone.ts';
export { putThrough } from './put-through.ts';
export { setup } from './setup.ts';
export { signIn } from './sign-in.ts';
export { ui } from './ui.ts';
