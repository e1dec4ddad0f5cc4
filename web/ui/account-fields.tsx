import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { MIN_PASSWORD_LENGTH } from '../auth.ts';
import { text } from '../languages/text.ts';

/** The field for a new password, with its rule. */
export const NewPassword = (props: PasswordInputProps) => (
  <PasswordInput
    label={text.common.password}
    description={text.ui.passwordRule(MIN_PASSWORD_LENGTH)}
    autoComplete="new-password"
    size="md"
    {...props}
  />
);

/** The field for one's own address. */
export const EmailField = (props: TextInputProps) => (
  <TextInput label={text.common.email} type="email" autoComplete="username" size="md" {...props} />
);

/** @returns what is wrong with a new password, or null. */
export const passwordProblem = (password: string): string | null =>
  password.length < MIN_PASSWORD_LENGTH ? text.ui.passwordTooShort(MIN_PASSWORD_LENGTH) : null;

export const emailProblem = (email: string): string | null =>
  looksLikeAddress(email) ? null : text.ui.noAddress;

/** Whether it is worth sending; the service checks in full. */
export function looksLikeAddress(typed: string): boolean {
  const plain = typed.trim().normalize('NFKC');
  const at = plain.lastIndexOf('@');
  const dot = plain.lastIndexOf('.');
  return !/\s/.test(plain) && at > 0 && dot > at + 1 && dot < plain.length - 1;
}
