/** A PIN is six digits, and not those that everybody tries first. */

export const PIN_DIGITS = 6;

/** The digits of what was typed or pasted. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/gu, '').slice(0, PIN_DIGITS);
}

export function isWhole(pin: string): boolean {
  return pin.length === PIN_DIGITS;
}

/** All the same, or each one more or one less than that before it. */
export function isTooEasy(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0));
  return [0, 1, -1].some((step) => steps.every((one) => one === step));
}
